import type { OutboxEntry } from "#client/outbox.ts";
import type { CustomerWords } from "#client/customer-session.ts";
import type { ChatId } from "#contract/ids.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import type { MessagePartView } from "#contract/views/message-part-view.ts";

/** A message: stored (`number`) or on its way (`entry`). */
export interface MessageItem {
  readonly kind: "message";
  /** Stays the same when a message on its way becomes a stored one. */
  readonly key: string;
  readonly chatId: ChatId | null;
  /** On the server's clock. */
  readonly at: number;
  /** The sender; a later server may name others. */
  readonly from: Extract<CustomerEvent, { type: "message" }>["from"];
  /** The agent's name; empty or left out when there is none. */
  readonly name?: string;
  readonly parts: readonly MessagePartView[];
  readonly number: number | null;
  readonly entry: OutboxEntry<CustomerWords> | null;
}

/** Something that happened. */
export interface EventItem {
  readonly kind: "event";
  readonly key: string;
  readonly chatId: ChatId;
  readonly at: number;
  readonly event: Exclude<CustomerEvent, { type: "message" }>;
  /** The agent the customer was with at that moment. */
  readonly agent: string | null;
}

export type ChatItem = MessageItem | EventItem;
