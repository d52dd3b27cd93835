import type { ChatId, CustomerId } from "#core/ids.ts";

/** A finished chat as an erasure finds it. */
export interface FinishedChat {
  readonly chatId: ChatId;
  readonly customerId: CustomerId;
  /** How many events its log has. */
  readonly events: number;
}

/** Most chats of one batch, however short they are. */
export const chatsMax = 100;

/** Most offline messages of one batch: each has two events. */
export const offlineMessagesMax = 100;

/** The first of these chats, as many as make a batch: a chat's log is erased as a whole, so there is always one. */
export function batchOf(found: readonly FinishedChat[], eventsMax: number): readonly FinishedChat[] {
  let events = 0;
  const end = found.findIndex((chat) => {
    const isFull = events >= eventsMax;
    events += chat.events;
    return isFull;
  });
  return end === -1 ? found : found.slice(0, end);
}
