import { type Happened, byCustomer } from "../author.ts";
import type { Account } from "../account/account.ts";
import { type QueueNow, whyNoChat } from "../account/why-no-chat.ts";
import { type Change, inChat } from "../change.ts";
import type { WebchatEntry } from "../entry.ts";
import type { ChatId, CustomerId } from "../ids.ts";
import { textParts } from "../message/message-part.ts";
import { type Refusal, isRefusal } from "../refusal.ts";
import { announce } from "./announce.ts";
import type { ChatEvent } from "./chat-event.ts";
import { type Chat, isOpen } from "./chat.ts";
import { evolveChat } from "./evolve-chat.ts";

/** What a customer writes, and what they had seen of the chat they were in when they wrote it. */
export interface CustomerWords {
  readonly text: string;
  /** The page they wrote it on. */
  readonly page: string;
  /** Number of the last event of that chat that their browser had. */
  readonly seenNumber: number;
}

/**
 * Does what a customer writes belong to the chat they are in? To an open one always; to one that
 * has ended only if it was written before its end could be seen. Otherwise it begins a new chat. (B-78)
 */
export function belongsTo(chat: Chat, words: CustomerWords): boolean {
  return isOpen(chat) || words.seenNumber < chat.endedFrom;
}

/** The customer goes on in the chat they are in. */
export function continueChat(chat: Chat, words: CustomerWords, now: number): Change[] {
  const message = customerMessage(words.text, { at: now, by: byCustomer(chat.customerId) });
  const moved = words.page !== chat.page;
  return [inChat(chat.chatId, moved ? { ...message, page: words.page } : message)];
}

/**
 * The customer's words begin a new chat, linked to the one before, if its queue takes one now; what is
 * announced at once follows them. (B-15, B-78)
 */
export function requestChat(
  request: {
    readonly account: Account;
    readonly customerId: CustomerId;
    readonly chatId: ChatId;
    readonly entry: WebchatEntry;
    readonly previous: Chat | null;
    readonly browser: string;
    readonly language: string;
    readonly text: string;
    readonly queueNow: QueueNow;
  },
  now: number,
): Change[] | Refusal {
  const { account, customerId, chatId, previous, entry, browser, language } = request;
  const queueId = account.widgets[entry.widgetId]?.queueId;
  if (!queueId) return { refused: "widget-unknown" };
  const queue = account.queues[queueId];
  if (!queue) return { refused: "queue-unknown" };
  const noChat = whyNoChat({ account, queue, queueNow: request.queueNow }, now);
  if (noChat) return { refused: `queue-${noChat}` };
  const done = { at: now, by: byCustomer(customerId) };
  const requested: ChatEvent = {
    type: "chat.requested",
    ...done,
    chatId,
    accountId: account.accountId,
    customerId,
    queueId,
    previousChatId: previous?.chatId ?? null,
    contactId: previous?.contactId ?? null,
    entry,
    browser,
    language,
  };
  const announced = announce({ account, chat: evolveChat(null, requested) }, now);
  return [
    { log: "customer", id: customerId, event: { type: "customer.chat-requested", ...done, chatId } },
    inChat(chatId, requested),
    inChat(chatId, customerMessage(request.text, done)),
    ...(isRefusal(announced) ? [] : announced),
  ];
}

function customerMessage(text: string, written: Happened) {
  return { type: "message.sent", ...written, parts: textParts(text) } as const;
}
