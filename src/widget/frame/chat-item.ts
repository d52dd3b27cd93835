import type { OutboxEntry } from "#client/outbox.ts";
import type { CustomerWords } from "#client/customer-session.ts";
import type { ChatId } from "#contract/ids.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";

/** The author of what nobody said. */
export const automatic = "";

/** Something said: stored (`number`), or on its way (`entry`). */
export interface MessageItem {
  readonly kind: "message";
  /** Stays the same when a message on its way becomes a stored one. */
  readonly key: string;
  readonly chatId: ChatId | null;
  /** On the server's clock. */
  readonly at: number;
  /** The agent's name, or `automatic`; `null` is the customer. */
  readonly author: string | null;
  readonly text: string;
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
  /** Who the customer was with when it happened. */
  readonly agent: string | null;
}

export type ChatItem = MessageItem | EventItem;
