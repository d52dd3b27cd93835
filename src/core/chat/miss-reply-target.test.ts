import { byCustomer, bySystem } from "../author.ts";
import { describe, expect, test } from "vitest";
import { inChat } from "../change.ts";
import { at } from "../testing/at.ts";
import { givenAccount, queueWith, robin, sales, saved, support } from "../testing/given-account.ts";
import {
  agentWrote,
  chat1,
  customerOf,
  customerWrote,
  paused,
  played,
  putBack,
  requested,
  taken,
} from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { endChat, leaveChat } from "./end-chat.ts";
import { missReplyTarget } from "./miss-reply-target.ts";
import { sendMessage } from "./send-message.ts";
import { transferChat } from "./transfer-chat.ts";

const given = () =>
  givenAccount().happened(
    requested(chat1, at(0)),
    customerWrote(chat1, at(0)),
    taken(chat1, robin, at(1)),
    played(chat1, robin, at(2)),
  );
const missed = (since: number, when = since + 60_000, targetMs = 60_000) =>
  inChat(chat1, { type: "reply-target.missed", at: when, by: bySystem("reply-target"), since, targetMs });
const miss = (world: World, now: number) => missReplyTarget(world.on(robin, chat1), now);
const nothingDue = { refused: "not-waiting" };

describe("[F-25] missing the reply target", () => {
  test("[F-25] is dated when it was due, however late it is seen", () => {
    expect(miss(given(), at(60) - 1)).toEqual(nothingDue);
    expect(miss(given(), at(60))).toEqual([missed(at(0))]);
    expect(miss(given(), at(999))).toEqual([missed(at(0))]);
  });

  test("[F-25] is logged once for each wait", () => {
    const world = given().happened(missed(at(0)));
    expect(miss(world, at(61))).toEqual(nothingDue);
    world.happened(customerWrote(chat1, at(62)), paused(chat1, robin, at(63)), putBack(chat1, robin, at(64)));
    expect(miss(world, at(999))).toEqual(nothingDue);
    world.happened(taken(chat1, robin, at(65)), agentWrote(chat1, robin, at(70)));
    expect(miss(world, at(999))).toEqual(nothingDue);
    world.happened(customerWrote(chat1, at(100)));
    expect(miss(world, at(160))).toEqual([missed(at(100))]);
  });

  test("[F-25] a stricter target is missed when it begins to apply, not before", () => {
    const world = given().happened(
      saved({ queue: queueWith({ queueId: sales, replyTargetMs: 10_000 }) }, at(40)),
    );
    expect(miss(world, at(41))).toEqual([missed(at(0), at(40), 10_000)]);
  });

  test("[F-25] so is the target of a queue the chat is transferred to", () => {
    const world = given().happened(saved({ queue: queueWith({ queueId: support, replyTargetMs: 10_000 }) }));
    world.happened(transferChat({ ...world.on(robin, chat1), toQueueId: support, note: "" }, at(30)));
    expect(miss(world, at(30))).toEqual([missed(at(0), at(30), 10_000)]);
  });

  test("[F-25] a missed target is not missed again in another queue", () => {
    const world = given().happened(missed(at(0)));
    world.happened(transferChat({ ...world.on(robin, chat1), toQueueId: support, note: "" }, at(70)));
    expect(miss(world, at(999))).toEqual(nothingDue);
  });
});

describe("[F-25] what ends a wait logs the miss first that nobody was awake to log", () => {
  const enders = {
    "a reply": (world: World, now: number) =>
      sendMessage({ ...world.on(robin, chat1), text: "Hello!", templateId: null, seenNumber: 99 }, now),
    "the agent's end": (world: World, now: number) => endChat(world.on(robin, chat1), now),
    "the customer's end": (world: World, now: number) => leaveChat(world.on(robin, chat1), now),
    "a transfer": (world: World, now: number) =>
      transferChat({ ...world.on(robin, chat1), toQueueId: support, note: "" }, now),
  };
  test.each(Object.entries(enders))("[F-25] %s", (_what, end) => {
    const isMiss = expect.objectContaining({
      event: expect.objectContaining({ type: "reply-target.missed" }),
    });
    expect(end(given(), at(60) - 1)).not.toContainEqual(isMiss);
    expect([end(given(), at(61))].flat()[0]).toEqual(missed(at(0)));
    expect(end(given().happened(missed(at(0))), at(61))).not.toContainEqual(isMiss);
  });

  test("[F-25] the customer leaves while still waiting in the queue", () => {
    const world = givenAccount().happened(requested(chat1, at(0)));
    expect(leaveChat(world.on(robin, chat1), at(61))).toEqual([
      missed(at(0)),
      inChat(chat1, { type: "chat.abandoned", at: at(61), by: byCustomer(customerOf(chat1)), why: "left" }),
    ]);
  });
});
