import type { BaseStatus } from "../agent/agent.ts";
import { byCustomer, bySystem, byUser } from "../author.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import { offerLastsMs } from "../chat/offer.ts";
import type { WrapUp } from "../chat/wrap-up.ts";
import type { WebchatEntry } from "../entry.ts";
import type { ChatId, ContactId, CustomerId, QueueId, UserId } from "../ids.ts";
import { textParts } from "../message/message-part.ts";
import { accountId, lunch, sales, stillHere, widgetOf } from "./given-account.ts";

export const chat1 = "chat-1" as ChatId;
export const chat2 = "chat-2" as ChatId;
export const chat3 = "chat-3" as ChatId;
export const customerOf = (chatId: ChatId): CustomerId => `customer-of-${chatId}` as CustomerId;

export const page = "https://example.org/shop";
export const browser = { browser: "Test", language: "en" };

/** The customer came by the widget of this queue. */
export function entryTo(queueId: QueueId): WebchatEntry {
  return { channel: "webchat", widgetId: widgetOf(queueId), page };
}

/*
 * The events of a chat as its logs hold them, so that a test's setup does not depend on the rule under test.
 */

/** The customer asks for a chat, without a word yet. */
export function requested(
  chatId: ChatId,
  at: number,
  { queueId = sales, contactId = null }: { queueId?: QueueId; contactId?: ContactId | null } = {},
): Change[] {
  const customerId = customerOf(chatId);
  const entry = entryTo(queueId);
  const facts = {
    chatId,
    accountId,
    customerId,
    queueId,
    previousChatId: null,
    contactId,
    entry,
    ...browser,
  };
  return [inChat(chatId, { type: "chat.requested", at, by: byCustomer(customerId), ...facts })];
}

export function customerWrote(chatId: ChatId, at: number, text = "Hello?"): Change {
  return inChat(chatId, {
    type: "message.sent",
    at,
    by: byCustomer(customerOf(chatId)),
    parts: textParts(text),
  });
}

export function agentWrote(chatId: ChatId, userId: UserId, at: number): Change {
  return inChat(chatId, { type: "message.sent", at, by: byUser(userId), parts: textParts("Hello!") });
}

export function announced(chatId: ChatId, at: number): Change {
  const { announcementId, text } = stillHere;
  const by = bySystem("announcement");
  return inChat(chatId, { type: "message.sent", at, by, announcementId, parts: textParts(text) });
}

export function taken(chatId: ChatId, userId: UserId, at: number): Change[] {
  return [
    inChat(chatId, { type: "chat.taken", at, by: byUser(userId), to: userId }),
    inAgent(userId, { type: "agent.chat-gained", at, by: byUser(userId), chatId, how: "taken" }),
  ];
}

const nobodyElse = { candidates: [], others: 0 } as const;

export function allocated(chatId: ChatId, userId: UserId, at: number): Change[] {
  return [
    inChat(chatId, { type: "chat.allocated", at, by: bySystem("allocation"), to: userId, ...nobodyElse }),
    inAgent(userId, { type: "agent.chat-gained", at, by: bySystem("allocation"), chatId, how: "allocated" }),
  ];
}

export function played(chatId: ChatId, userId: UserId, at: number): Change[] {
  return [
    inChat(chatId, { type: "chat.played", at, by: byUser(userId), joins: "first" }),
    inAgent(userId, { type: "agent.item-played", at, by: byUser(userId), chatId }),
  ];
}

export function offered(chatId: ChatId, { from, to }: { from: UserId; to: UserId }, at: number): Change {
  const until = at + offerLastsMs;
  return inChat(chatId, { type: "chat.offered", at, by: byUser(from), to, until, note: "" });
}

export function paused(chatId: ChatId, userId: UserId, at: number): Change[] {
  return [
    inChat(chatId, { type: "chat.paused", at, by: byUser(userId) }),
    inAgent(userId, { type: "agent.item-paused", at, by: byUser(userId), chatId }),
  ];
}

export function putBack(chatId: ChatId, userId: UserId, at: number): Change[] {
  return [
    inChat(chatId, { type: "chat.put-back", at, by: byUser(userId) }),
    inAgent(userId, { type: "agent.chat-lost", at, by: byUser(userId), chatId, why: "put-back" }),
  ];
}

/** Ended by the customer, into this wrap-up of its owner's. */
export function ended(chatId: ChatId, ownerId: UserId, wrapUp: WrapUp): Change[] {
  const { at } = wrapUp;
  const by = byCustomer(customerOf(chatId));
  return [
    inChat(chatId, { type: "chat.ended", at, by, wrapUp }),
    inAgent(ownerId, { type: "agent.wrap-up-began", at, by, chatId }),
  ];
}

export function closed(chatId: ChatId, ownerId: UserId, at: number): Change[] {
  return [
    inChat(chatId, { type: "chat.closed", at, by: byUser(ownerId), why: "finished" }),
    inAgent(ownerId, { type: "agent.chat-lost", at, by: byUser(ownerId), chatId, why: "closed" }),
  ];
}

export function abandoned(chatId: ChatId, at: number): Change {
  return inChat(chatId, { type: "chat.abandoned", at, by: byCustomer(customerOf(chatId)), why: "left" });
}

export function chose(userId: UserId, base: BaseStatus, at: number): Change {
  const breakReasonId = base === "break" ? lunch : null;
  return inAgent(userId, { type: "agent.status-chosen", at, by: byUser(userId), base, breakReasonId });
}

/** A countdown of a minute with three extensions, started at `at`. */
export function wrapUpWith(change: Pick<WrapUp, "at"> & Partial<WrapUp>): WrapUp {
  return {
    leftMs: 60_000,
    running: true,
    extensionMs: 60_000,
    extensionsLeft: 3,
    pausedMaxMs: 30 * 60_000,
    ...change,
  };
}
