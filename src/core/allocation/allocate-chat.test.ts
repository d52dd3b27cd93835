import { byCustomer } from "../author.ts";
import { describe, expect, test } from "vitest";
import type { UserId } from "../ids.ts";
import { inAgent, inChat } from "../change.ts";
import { at } from "../testing/at.ts";
import {
  givenAccount,
  kim,
  queueWith,
  robin,
  rules,
  sales,
  sam,
  saved,
  userWith,
} from "../testing/given-account.ts";
import {
  allocated,
  chat1,
  chat2,
  chat3,
  chose,
  customerOf,
  ended,
  paused,
  played,
  putBack,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { allocateChat } from "./allocate-chat.ts";

/** One chat waits in sales, one is there to be owned already; Robin is available. */
const given = () =>
  givenAccount({ rules: { chatsMax: 2 } }).happened(
    chose(robin, "available", at(0)),
    requested(chat1, at(0)),
    requested(chat2, at(0)),
    requested(chat3, at(0)),
  );

const considered = { candidates: [], others: 0 };

const allocate = (world: World, { userId = robin, connected = true, chatId = chat1 } = {}) => {
  const { account, chat, agent } = world.on(userId, chatId);
  return allocateChat({ account, chat, candidate: { agent, connected }, considered }, at(10));
};
const toRobin = allocated(chat1, robin, at(10));
const notEligible = (why: string) => ({ refused: "not-eligible", why });

describe("allocating a chat to one agent", () => {
  test("[B-2] puts it into the inbox of an eligible agent", () => {
    const world = given();
    expect(allocate(world)).toEqual(toRobin);
    world.happened(toRobin);
    expect(world.chat(chat1)).toMatchObject({ state: "owned", ownerId: robin, how: "allocated" });
    expect(Object.keys(world.agent(robin).owned)).toEqual([chat1]);
  });

  test("[I-3] not to one without the webchat capability, disabled, or unheard of", () => {
    const world = given();
    expect(allocate(world)).toEqual(toRobin);
    for (const change of [{ webchat: false }, { disabled: true }]) {
      world.happened(saved({ user: userWith({ userId: robin, ...change }) }));
      expect(allocate(world)).toEqual(notEligible("no-webchat"));
    }
    expect(allocate(world, { userId: "nobody" as UserId })).toEqual(notEligible("no-webchat"));
  });

  test("[I-3] not to one who does not serve its queue", () => {
    const world = given().happened(chose(kim, "available", at(0)));
    expect(allocate(world, { userId: kim })).toEqual(notEligible("not-in-group"));
  });

  test.each(["break", "unavailable"] as const)("[F-5] not to one whose status is %s", (base) => {
    const world = given();
    expect(allocate(world)).toEqual(toRobin);
    expect(allocate(world.happened(chose(robin, base, at(9))))).toEqual(notEligible("not-available"));
  });

  test("[B-61] not on break, though the agent is handling a chat", () => {
    const world = given().happened(taken(chat2, robin, at(1)), played(chat2, robin, at(2)));
    expect(allocate(world)).toEqual(toRobin);
    world.happened(chose(robin, "break", at(3)));
    expect(allocate(world)).toEqual(notEligible("not-available"));
  });

  test("[F-5] not to one without a live connection", () => {
    expect(allocate(given(), { connected: false })).toEqual(notEligible("not-connected"));
  });

  test("[B-10] not to one who owns the maximum: active, paused and in wrap-up", () => {
    const world = given().happened(taken(chat2, robin, at(1)));
    expect(allocate(world)).toEqual(toRobin);
    world.happened(
      taken(chat3, robin, at(2)),
      ended(chat3, robin, wrapUpWith({ at: at(3), running: false })),
    );
    expect(allocate(world)).toEqual(notEligible("at-maximum"));
    world.happened(saved({ queue: queueWith({ queueId: sales, chatsMax: 3 }) }));
    expect(allocate(world)).toEqual(toRobin);
    world.happened(saved({ user: userWith({ userId: robin, chatsMax: 1 }) }));
    expect(allocate(world)).toEqual(notEligible("at-maximum"));
  });

  test("[B-11] not to one with an active item where the queue says so, until all are paused", () => {
    const world = given().happened(taken(chat2, robin, at(1)), played(chat2, robin, at(2)));
    expect(allocate(world)).toEqual(toRobin);
    world.happened(saved({ queue: queueWith({ queueId: sales, allocateWhileHandling: false }) }));
    expect(allocate(world)).toEqual(notEligible("has-active-item"));
    world.happened(paused(chat2, robin, at(3)));
    expect(allocate(world)).toEqual(toRobin);
  });

  test("[I-3] not to one who put it back in this wait", () => {
    const world = given().happened(taken(chat1, robin, at(1)), putBack(chat1, robin, at(2)));
    expect(allocate(world)).toEqual(notEligible("declined"));
    world.happened(chose(sam, "available", at(3)));
    expect(allocate(world, { userId: sam })).toEqual(allocated(chat1, sam, at(10)));
  });

  test("[B-1] not from a queue to be picked from", () => {
    const world = given();
    expect(allocate(world)).toEqual(toRobin);
    world.happened(saved({ rules: { ...rules, allocation: "by-hand" } }));
    expect(allocate(world)).toEqual({ refused: "not-waiting" });
    world.happened(saved({ queue: queueWith({ queueId: sales, allocation: "auto" }) }));
    expect(allocate(world)).toEqual(toRobin);
  });

  test("[I-1] not when somebody owns it, nor when it is over", () => {
    const world = given().happened(taken(chat1, sam, at(5)));
    expect(allocate(world)).toEqual({ refused: "already-owned", by: sam });
    world.happened(
      inChat(chat1, { type: "chat.ended", at: at(6), by: byCustomer(customerOf(chat1)), wrapUp: null }),
      inAgent(sam, {
        type: "agent.chat-lost",
        at: at(6),
        by: byCustomer(customerOf(chat1)),
        chatId: chat1,
        why: "closed",
      }),
    );
    expect(allocate(world)).toEqual({ refused: "chat-over" });
  });
});
