import type { ChatId, CustomerId } from "#core/ids.ts";

/** A finished chat as an erasure finds it. */
export interface FinishedChat {
  readonly chatId: ChatId;
  readonly customerId: CustomerId;
  /** Number of events in its log. */
  readonly events: number;
}

/** Most chats of one batch, however short they are. */
export const chatsMax = 100;

/** Most offline messages of one batch: each has two events. */
export const offlineMessagesMax = 100;

/** The first of these chats that fill a batch, at least one, because a chat's log is erased as a whole. */
export function batchOf(found: readonly FinishedChat[], eventsMax: number): readonly FinishedChat[] {
  let events = 0;
  const end = found.findIndex((chat) => {
    const isFull = events >= eventsMax;
    events += chat.events;
    return isFull;
  });
  return end === -1 ? found : found.slice(0, end);
}
