import { byCustomer, bySystem, byUser, type Author } from "../author.ts";
import { describe, expect, test } from "vitest";
import type { WrapUpRules } from "../account/account.ts";
import { statusOf } from "../agent/agent.ts";
import { inAgent, inChat } from "../change.ts";
import { at } from "../testing/at.ts";
import { givenAccount, queueWith, robin, sales, sam, saved, wrapUpRules } from "../testing/given-account.ts";
import {
  abandoned,
  chat1,
  chose,
  closed,
  customerOf,
  customerWrote,
  paused,
  played,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import { abandonChat, endChat, leaveChat } from "./end-chat.ts";

const given = (wrapUp: Partial<WrapUpRules> = {}) =>
  givenAccount({ queues: [queueWith({ queueId: sales, wrapUp: { ...wrapUpRules, ...wrapUp } })] }).happened(
    chose(robin, "available", at(0)),
    requested(chat1, at(0)),
    customerWrote(chat1, at(0)),
    taken(chat1, robin, at(1)),
    played(chat1, robin, at(2)),
  );

const robinDid = byUser(robin);
const customerDid = byCustomer(customerOf(chat1));

const intoWrapUp = (by: Author, wrapUp = wrapUpWith({ at: at(10) })) => [
  inChat(chat1, { type: "chat.ended", at: at(10), by, wrapUp }),
  inAgent(robin, { type: "agent.wrap-up-began", at: at(10), by, chatId: chat1 }),
];

describe("ending a chat", () => {
  test("[B-50] by its agent: it enters wrap-up with them, counting down", () => {
    const world = given();
    const changes = endChat(world.on(robin, chat1), at(10));
    expect(changes).toEqual(intoWrapUp(robinDid));
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ state: "wrap-up", ownerId: robin, endedBy: robinDid });
    expect(statusOf(world.agent(robin))).toBe("wrap-up");
  });

  test("[B-50] by the customer: it enters wrap-up with its agent all the same", () => {
    const world = given();
    const changes = leaveChat(world.on(robin, chat1), at(10));
    expect(changes).toEqual(intoWrapUp(customerDid));
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ state: "wrap-up", ownerId: robin, endedBy: customerDid });
  });

  test("[B-50] another agent cannot end it, and nobody can end it twice", () => {
    const world = given();
    expect(endChat(world.on(sam, chat1), at(10))).toEqual({ refused: "not-owner", ownerId: robin });
    world.happened(endChat(world.on(robin, chat1), at(10)));
    expect(endChat(world.on(robin, chat1), at(11))).toEqual({ refused: "in-wrap-up" });
    expect(leaveChat(world.on(robin, chat1), at(11))).toEqual({ refused: "chat-over" });
    world.happened(closed(chat1, robin, at(12)));
    expect(endChat(world.on(robin, chat1), at(13))).toEqual({ refused: "chat-over" });
  });

  test("[U-3] never over words of the customer's that its agent had not seen", () => {
    const world = given();
    const seenNumber = world.chat(chat1).number;
    expect(endChat({ ...world.on(robin, chat1), seenNumber }, at(10))).toEqual(intoWrapUp(robinDid));
    world.happened(customerWrote(chat1, at(9)));
    expect(endChat({ ...world.on(robin, chat1), seenNumber }, at(10))).toEqual({ refused: "customer-wrote" });
    expect(endChat({ ...world.on(robin, chat1), seenNumber: seenNumber + 1 }, at(10))).toEqual(
      intoWrapUp(robinDid),
    );
    expect(endChat(world.on(robin, chat1), at(10))).toEqual(intoWrapUp(robinDid));
  });

  test("[B-41] a chat that ends while paused enters wrap-up paused, with its full time", () => {
    const world = given().happened(paused(chat1, robin, at(5)));
    const changes = leaveChat(world.on(robin, chat1), at(10));
    expect(changes).toEqual(intoWrapUp(customerDid, wrapUpWith({ at: at(10), running: false })));
  });

  test("[B-52] wrap-up off: the chat closes at once and leaves the inbox", () => {
    const world = given({ mode: "off" });
    const changes = endChat(world.on(robin, chat1), at(10));
    expect(changes).toEqual([
      inChat(chat1, { type: "chat.ended", at: at(10), by: robinDid, wrapUp: null }),
      inAgent(robin, { type: "agent.chat-lost", at: at(10), by: robinDid, chatId: chat1, why: "closed" }),
    ]);
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({
      state: "closed",
      closedAt: at(10),
      closedWhy: "no-wrap-up",
      lastOwnerId: robin,
    });
    expect(world.agent(robin)).toMatchObject({ owned: {}, activeChatId: null });
  });

  test("[B-52] wrap-up without limit has no countdown and nothing to extend", () => {
    expect(endChat(given({ mode: "unlimited" }).on(robin, chat1), at(10))).toEqual(
      intoWrapUp(robinDid, wrapUpWith({ at: at(10), leftMs: null, extensionsLeft: 0 })),
    );
  });

  test("[B-52] its times are fixed when it begins", () => {
    const world = given();
    world.happened(endChat(world.on(robin, chat1), at(10)));
    const before = world.chat(chat1);
    world.happened(
      saved({ queue: queueWith({ queueId: sales, wrapUp: { ...wrapUpRules, durationMs: 1, mode: "off" } }) }),
    );
    expect(world.chat(chat1)).toEqual(before);
  });

  test("[B-32] the reply wait ends with the chat", () => {
    const world = given();
    expect(world.chat(chat1)).toHaveProperty("replyWaitSince", at(0));
    world.happened(leaveChat(world.on(robin, chat1), at(10)));
    expect(world.chat(chat1)).not.toHaveProperty("replyWaitSince");
  });
});

describe("leaving a waiting chat", () => {
  const waiting = () => givenAccount().happened(requested(chat1, at(0)));

  test("[B-16] the customer ends it: abandoned, dated then", () => {
    const world = waiting();
    const changes = leaveChat(world.on(robin, chat1), at(10));
    expect(changes).toEqual([abandoned(chat1, at(10))]);
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ state: "abandoned", abandonedAt: at(10) });
  });

  test("[B-16] the customer was gone for the leaving time: abandoned, dated when they went", () => {
    const world = waiting();
    const changes = abandonChat(world.on(robin, chat1), at(10));
    expect(changes).toEqual([
      inChat(chat1, { type: "chat.abandoned", at: at(10), by: bySystem("leaving"), why: "gone" }),
    ]);
    world.happened(changes);
    expect(world.chat(chat1)).toMatchObject({ state: "abandoned", abandonedAt: at(10) });
    expect(abandonChat(world.on(robin, chat1), at(10))).toEqual({ refused: "not-waiting" });
    expect(leaveChat(world.on(robin, chat1), at(11))).toEqual({ refused: "chat-over" });
  });

  test("[B-16] an owned chat never ends because its customer is gone", () => {
    const world = waiting().happened(taken(chat1, robin, at(5)));
    expect(abandonChat(world.on(robin, chat1), at(10))).toEqual({ refused: "not-waiting" });
  });
});
