import type { Happened } from "../author.ts";
import type { Entry } from "../entry.ts";
import type { AccountId, ChatId, CustomerId, OfflineMessageId, QueueId } from "../ids.ts";

/** A customer's message for when no chat is available. */
export interface OfflineWords {
  /** Empty when the customer gave none. */
  readonly name: string;
  readonly email: string;
  readonly text: string;
}

export type OfflineMessageEvent = Happened &
  (
    | {
        readonly type: "offline-message.left";
        readonly offlineMessageId: OfflineMessageId;
        readonly accountId: AccountId;
        readonly customerId: CustomerId;
        readonly queueId: QueueId;
        /** The entrance by which the message came in. */
        readonly entry: Entry;
        readonly words: OfflineWords;
        /** Preferred by the customer's browser. */
        readonly language: string;
      }
    /** Somebody has dealt with the message, in a chat where one is named. */
    | { readonly type: "offline-message.finished"; readonly chatId?: ChatId }
  );

/** A message that was left for a queue, evolved from its log. (B-73) */
export interface OfflineMessage extends OfflineWords {
  readonly offlineMessageId: OfflineMessageId;
  readonly accountId: AccountId;
  readonly number: number;
  readonly customerId: CustomerId;
  readonly queueId: QueueId;
  readonly entry: Entry;
  readonly language: string;
  readonly leftAt: number;
  readonly done: Happened | null;
}

/** The message after one more event of its log; the first must be `offline-message.left`. */
export function evolveOfflineMessage(
  message: OfflineMessage | null,
  event: OfflineMessageEvent,
): OfflineMessage {
  if (event.type === "offline-message.left") {
    if (message) throw new Error("offline-message.left twice");
    const { type: _, at: leftAt, by: _by, words, ...facts } = event;
    return { ...facts, ...words, number: 1, leftAt, done: null };
  }
  if (!message) throw new Error(`${event.type} before offline-message.left`);
  return { ...message, number: message.number + 1, done: { by: event.by, at: event.at } };
}
