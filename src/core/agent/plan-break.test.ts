import { describe, expect, test } from "vitest";
import { absence } from "../allocation/eligibility.ts";
import { byUser } from "../author.ts";
import { inAgent } from "../change.ts";
import { finishWrapUp } from "../chat/finish-wrap-up.ts";
import { transferChat } from "../chat/transfer-chat.ts";
import type { BreakReasonId } from "../ids.ts";
import { at } from "../testing/at.ts";
import { givenAccount, lunch, robin, saved, support, userWith } from "../testing/given-account.ts";
import {
  chat1,
  chat2,
  chose,
  ended,
  played,
  putBack,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import { statusOf } from "./agent.ts";
import { chooseStatus } from "./choose-status.ts";
import { lapseAgent, signOutAgent } from "./leave-desk.ts";
import { planBreak } from "./plan-break.ts";

type World = ReturnType<typeof givenAccount>;

/** Robin has two chats, the first of them active. */
const given = () =>
  givenAccount().happened(
    chose(robin, "available", at(0)),
    requested(chat1, at(0)),
    requested(chat2, at(0)),
    taken(chat1, robin, at(1)),
    taken(chat2, robin, at(1)),
    played(chat1, robin, at(2)),
  );

const plan = (world: World, now = at(10), breakReasonId = lunch) =>
  planBreak({ account: world.account, agent: world.agent(robin), breakReasonId }, now);

const planned = inAgent(robin, {
  type: "agent.break-planned",
  at: at(10),
  by: byUser(robin),
  breakReasonId: lunch,
});

const isAllocated = (world: World) =>
  absence(world.account, { agent: world.agent(robin), connected: true }) === null;

describe("finishing one's chats, then a break", () => {
  test("[B-61] nothing is allocated from then on, and the status stays as it is", () => {
    const world = given();
    expect(isAllocated(world)).toBe(true);
    expect(plan(world)).toEqual([planned]);
    world.happened(plan(world));
    expect(isAllocated(world)).toBe(false);
    expect(world.agent(robin)).toMatchObject({ base: "available", breakAfterChats: lunch });
    expect(statusOf(world.agent(robin))).toBe("handling");
    expect(plan(world)).toEqual([]);
  });

  test("[B-61] the break begins the moment the last chat leaves, and its time with it", () => {
    const world = given().happened(planned, ended(chat1, robin, wrapUpWith({ at: at(20) })));
    world.happened(finishWrapUp(world.on(robin, chat1), at(30)));
    expect(world.agent(robin)).toMatchObject({ base: "available", breakAfterChats: lunch });
    world.happened(transferChat({ ...world.on(robin, chat2), toQueueId: support, note: "" }, at(40)));
    expect(world.agent(robin)).toMatchObject({
      base: "break",
      breakReasonId: lunch,
      breakAfterChats: null,
      statusSince: at(40),
    });
    expect(statusOf(world.agent(robin))).toBe("break");
  });

  test("[B-61] a chat taken by hand meanwhile is waited for, too", () => {
    const world = given().happened(planned, putBack(chat1, robin, at(11)), putBack(chat2, robin, at(12)));
    expect(world.agent(robin)).toMatchObject({ base: "break", statusSince: at(12) });
    const busier = given().happened(planned, putBack(chat1, robin, at(11)), taken(chat1, robin, at(12)));
    busier.happened(putBack(chat2, robin, at(13)));
    expect(busier.agent(robin)).toMatchObject({ breakAfterChats: lunch });
  });

  test.each(["available", "unavailable", "break"] as const)("[B-61] %s calls it off", (base) => {
    const world = given().happened(planned);
    const { account } = world;
    world.happened(
      chooseStatus({ account, agent: world.agent(robin), base, breakReasonId: lunch }, at(11)),
      putBack(chat1, robin, at(12)),
      putBack(chat2, robin, at(13)),
    );
    expect(world.agent(robin)).toMatchObject({ base, breakAfterChats: null });
  });

  test("[B-61] who signs out or has gone is unavailable, and not on break", () => {
    for (const leave of [signOutAgent, lapseAgent]) {
      const world = given().happened(planned);
      world.happened(leave(world.inbox(robin), at(20)));
      expect(world.agent(robin)).toMatchObject({ base: "unavailable", breakAfterChats: null, owned: {} });
    }
  });

  test("[B-61] without a chat, the break begins at once", () => {
    const world = givenAccount().happened(chose(robin, "available", at(0)));
    expect(plan(world)).toEqual([chose(robin, "break", at(10))]);
  });

  test("[B-61] from a break, it is one after the chats again", () => {
    const world = given().happened(chose(robin, "break", at(5)));
    world.happened(plan(world));
    expect(world.agent(robin)).toMatchObject({
      base: "available",
      breakReasonId: null,
      breakAfterChats: lunch,
    });
  });

  test("[B-60] with a reason from the account's list, by who may have chats", () => {
    const world = given();
    const unknown = { refused: "break-reason-unknown" };
    expect(plan(world, at(10), "nap" as BreakReasonId)).toEqual(unknown);
    world.happened(saved({ user: userWith({ userId: robin, webchat: false }) }));
    expect(plan(world)).toEqual({ refused: "no-webchat" });
  });
});
