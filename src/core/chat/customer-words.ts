import { type Happened, byCustomer } from "../author.ts";
import type { Account } from "../account/account.ts";
import { type QueueNow, whyNoChat } from "../account/why-no-chat.ts";
import { type Change, inChat } from "../change.ts";
import type { WebchatEntry } from "../entry.ts";
import type { Person } from "../customer/person.ts";
import type { ChatId, ContactId, CustomerId } from "../ids.ts";
import { type FilePart, partsOf } from "../message/message-part.ts";
import { type FilledWithIt, nothingFilled } from "../pre-chat-form/fill-form.ts";
import { type Refusal, isRefusal } from "../refusal.ts";
import { announce } from "./announce.ts";
import type { ChatEvent } from "./chat-event.ts";
import { type Chat, isOpen } from "./chat.ts";
import { evolveChat } from "./evolve-chat.ts";

/** A customer's message, with how much of the chat the customer had seen when writing it. */
export interface CustomerWords {
  readonly text: string;
  /** Files that go with the text, or without any. */
  readonly files?: readonly FilePart[];
  /** The page they wrote it on. */
  readonly page: string;
  /** Number of the last event of that chat that the browser held. */
  readonly seenNumber: number;
}

/**
 * Does the customer's message belong to their current chat? Always to an open one; to one that has ended only
 * if the message was written before its end could be seen. Otherwise it starts a new chat. (B-78)
 */
export function belongsTo(chat: Chat, words: CustomerWords): boolean {
  return isOpen(chat) || words.seenNumber < chat.endedFrom;
}

/** Adds a message to the customer's current chat. */
export function continueChat(chat: Chat, words: CustomerWords, now: number): Change[] {
  const message = customerMessage(words, { at: now, by: byCustomer(chat.customerId) });
  const moved = words.page !== chat.page;
  return [inChat(chat.chatId, moved ? { ...message, page: words.page } : message)];
}

/**
 * Starts a new chat with the customer's message, linked to the chat before, if the queue takes one now.
 * Announcements due at once follow the message. (B-15, B-78)
 */
export function requestChat(
  request: {
    readonly account: Account;
    readonly customerId: CustomerId;
    readonly chatId: ChatId;
    readonly entry: WebchatEntry;
    readonly previous: Chat | null;
    /** The contact of that chat, or the one that stands for it. */
    readonly contactId: ContactId | null;
    /** Left out, or `null`: nobody has vouched for them. */
    readonly person?: Person | null;
    readonly browser: string;
    readonly language: string;
    readonly text: string;
    readonly files?: readonly FilePart[];
    /**
     * The form as the customer filled it in, with the queue and the address that follow from it; left out where
     * there was none. (B-73)
     */
    readonly filled?: FilledWithIt;
    readonly queueNow: QueueNow;
  },
  now: number,
): Change[] | Refusal {
  const { account, customerId, chatId, previous, entry, browser, language } = request;
  const { form, email, queueId: ofTopic } = request.filled ?? nothingFilled;
  const queueId = ofTopic ?? account.widgets[entry.widgetId]?.queueId;
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
    contactId: request.contactId,
    ...(request.person ? { person: request.person } : {}),
    entry,
    browser,
    language,
    ...(form && { form }),
  };
  const announced = announce({ account, chat: evolveChat(null, requested) }, now);
  return [
    { log: "customer", id: customerId, event: { type: "customer.chat-requested", ...done, chatId } },
    inChat(chatId, requested),
    inChat(chatId, customerMessage(request, done)),
    ...(email ? [inChat(chatId, { type: "customer.address-left", ...done, email })] : []),
    ...(isRefusal(announced) ? [] : announced),
  ];
}

function customerMessage({ text, files }: Pick<CustomerWords, "text" | "files">, written: Happened) {
  return { type: "message.sent", ...written, parts: partsOf(text, files) } as const;
}
