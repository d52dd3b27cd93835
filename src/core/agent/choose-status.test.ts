import { bySystem } from "../author.ts";
import { describe, expect, test } from "vitest";
import type { BreakReasonId } from "../ids.ts";
import { settingSaved } from "../account/account-event.ts";
import { at } from "../testing/at.ts";
import { inAgent } from "../change.ts";
import { givenAccount, inAccount, lunch, robin, saved, userWith } from "../testing/given-account.ts";
import { chat1, chose, played, requested, taken } from "../testing/given-chat.ts";
import { ownedCount } from "./agent.ts";
import { chooseStatus } from "./choose-status.ts";
import type { BaseStatus } from "./agent.ts";

const choose = (
  world: ReturnType<typeof givenAccount>,
  base: BaseStatus,
  breakReasonId: BreakReasonId | null = null,
) => {
  const { account } = world;
  return chooseStatus({ account, agent: world.agent(robin), base, breakReasonId }, at(10));
};

describe("choosing a status", () => {
  test("[B-60] the agent says that they are there, and that they are not", () => {
    const world = givenAccount();
    expect(choose(world, "available")).toEqual([chose(robin, "available", at(10))]);
    world.happened(chose(robin, "available", at(10)));
    expect(choose(world, "unavailable")).toEqual([chose(robin, "unavailable", at(10))]);
  });

  test("[B-60] a break needs a reason from the account's list", () => {
    const world = givenAccount();
    expect(choose(world, "break", lunch)).toEqual([chose(robin, "break", at(10))]);
    expect(choose(world, "break")).toEqual({ refused: "break-reason-unknown" });
    expect(choose(world, "break", "nap" as BreakReasonId)).toEqual({ refused: "break-reason-unknown" });
  });

  test("[B-60] only a break has a reason", () => {
    expect(choose(givenAccount(), "available", lunch)).toEqual([chose(robin, "available", at(10))]);
  });

  test("[B-60] the same again changes nothing", () => {
    const world = givenAccount().happened(chose(robin, "break", at(5)));
    expect(choose(world, "break", lunch)).toEqual([]);
  });

  test("[B-60] a break that ends after its maximum, and before anybody looked, has overrun", () => {
    const shortBreak = { breakReasonId: lunch, name: "Lunch", maxMs: 5_000 };
    const world = givenAccount().happened(
      inAccount(settingSaved("break-reason", shortBreak, { at: at(0), by: bySystem("set-up") })),
      chose(robin, "break", at(6)),
    );
    expect(choose(world, "available")).toEqual([chose(robin, "available", at(10))]);
    const earlier = givenAccount().happened(
      inAccount(settingSaved("break-reason", shortBreak, { at: at(0), by: bySystem("set-up") })),
      chose(robin, "break", at(4)),
    );
    const overran = inAgent(robin, { type: "agent.break-overran", at: at(9), by: bySystem("break") });
    expect(choose(earlier, "available")).toEqual([overran, chose(robin, "available", at(10))]);
    earlier.happened(overran);
    expect(choose(earlier, "available")).toEqual([chose(robin, "available", at(10))]);
  });

  test("[B-61] going on break keeps the owned chats", () => {
    const world = givenAccount().happened(
      requested(chat1, at(0)),
      taken(chat1, robin, at(1)),
      played(chat1, robin, at(2)),
    );
    world.happened(choose(world, "break", lunch));
    expect(ownedCount(world.agent(robin))).toBe(1);
    expect(world.chat(chat1)).toMatchObject({ state: "owned", ownerId: robin, active: true });
  });

  test("[B-60] who may not own chats, or has been disabled, can only be unavailable", () => {
    for (const change of [{ webchat: false }, { disabled: true }]) {
      const world = givenAccount();
      expect(choose(world, "available")).toEqual([chose(robin, "available", at(10))]);
      world.happened(saved({ user: userWith({ userId: robin, ...change }) }));
      expect(choose(world, "available")).toEqual({ refused: "no-webchat" });
      expect(choose(world, "break", lunch)).toEqual({ refused: "no-webchat" });
      world.happened(chose(robin, "available", at(9)));
      expect(choose(world, "unavailable")).toEqual([chose(robin, "unavailable", at(10))]);
    }
  });
});
