import { expect, test } from "vitest";
import type { UserId } from "#core/ids.ts";
import { manualClock } from "../../../tests/support/manual-clock.ts";
import { Presence } from "./presence.ts";

const userId = "user" as UserId;

test("[V-3] time that does not count is taken off by the steady time, however the calendar was set meanwhile", () => {
  const clock = manualClock();
  const presence = new Presence(clock);
  const leave = presence.agentCame(userId);
  clock.pass(30_000);
  leave();
  const goneSince = clock.now();
  clock.setCalendar(-3_600_000);
  clock.pass(60_000);
  // Away for longer than they: none of their time counts.
  presence.discount(80_000);
  expect(presence.agentGoneSince(userId)).toBe(goneSince + 60_000);
  clock.pass(20_000);
  presence.discount(5_000);
  expect(presence.agentGoneSince(userId)).toBe(goneSince + 65_000);
});
