import { describe, expect, test } from "vitest";
import { at } from "../testing/at.ts";
import {
  billing,
  givenAccount,
  kim,
  office,
  queueWith,
  robin,
  sales,
  sam,
  saved,
  support,
  userWith,
} from "../testing/given-account.ts";
import { chat1, chose, played, taken } from "../testing/given-chat.ts";
import { requested } from "../testing/given-chat.ts";
import { agentsNow, noAgents } from "./agents-now.ts";
import { boardWindowMs, queueFigures, shortAbandonMs } from "./queue-figures.ts";
import type { EndedWait, WaitEnd } from "./queue-wait.ts";

const minute = 60_000;

/** A wait that ended at minute `endedAt`, after so many seconds. */
function waited(seconds: number, how: WaitEnd, endedAt = 10): EndedWait {
  const end = { at: endedAt * minute, how };
  return { queueId: sales, beganAt: end.at - seconds * 1_000, end };
}

const figures = (waits: readonly EndedWait[], answerTargetMs = minute, now = 12 * minute) =>
  queueFigures(waits, { now, answerTargetMs });

describe("the figures of a queue", () => {
  test("[B-90] service level: answered within the target, of those who were answered or left", () => {
    const waits = [
      waited(60, "answered"),
      waited(61, "answered"),
      waited(10, "abandoned"),
      waited(5, "answered"),
    ];
    expect(figures(waits)).toEqual({ answered: 3, abandoned: 1, averageWaitMs: 42_000, serviceLevel: 0.5 });
  });

  test("[B-90] customers who left at once, and chats that the company ended or moved, count as nothing", () => {
    const short = waited(shortAbandonMs / 1_000 - 1, "abandoned");
    const waits = [short, waited(90, "ended"), waited(90, "moved")];
    expect(figures(waits)).toEqual({ answered: 0, abandoned: 0, averageWaitMs: null, serviceLevel: null });
  });

  test("[B-90] only the last half hour counts, and without a target there is no level", () => {
    const now = 40 * minute;
    const [before, first] = [waited(5, "answered", 10), waited(5, "answered", 11)];
    expect(now - before.end.at).toBe(boardWindowMs);
    expect(figures([before, first], minute, now)).toMatchObject({ answered: 1, serviceLevel: 1 });
    expect(figures([first], 0, now)).toMatchObject({ answered: 1, serviceLevel: null });
  });
});

describe("the agents of a queue", () => {
  test("[B-90] are counted by status in every queue they serve, once in each", () => {
    const both = userWith({ userId: sam, groupIds: ["frontline" as never, office] });
    const world = givenAccount().happened(
      saved({ user: both }),
      saved({ queue: queueWith({ queueId: billing, groupIds: [office, "frontline" as never] }) }),
      chose(robin, "available", at(0)),
      chose(sam, "break", at(0)),
      chose(kim, "unavailable", at(0)),
      requested(chat1, at(1)),
      taken(chat1, robin, at(2)),
      played(chat1, robin, at(3)),
    );
    const counts = agentsNow(world.account, world.agents.values());
    const here = { ...noAgents, handling: 1, break: 1 };
    expect(Object.fromEntries(counts)).toEqual({ [sales]: here, [support]: here, [billing]: here });
  });

  test("[B-90] who is disabled, or without the webchat capability, is nobody's agent", () => {
    const world = givenAccount().happened(
      chose(robin, "available", at(0)),
      chose(sam, "available", at(0)),
      saved({ user: userWith({ userId: robin, disabled: true }) }),
      saved({ user: userWith({ userId: sam, webchat: false }) }),
    );
    expect([...agentsNow(world.account, world.agents.values())]).toEqual([]);
  });
});
