import type { ChatId } from "#contract/ids.ts";
import type { ItemCard, QueueCard } from "#contract/views/cards.ts";

type Items = Readonly<Record<string, ItemCard>>;

export interface Arrivals {
  /** Chats that came into the inbox and have not been seen. */
  readonly chats: readonly ItemCard[];
  /** Items out of view in which a customer has written. */
  readonly messages: readonly ItemCard[];
}

/**
 * Chats and messages that arrived since `before` and are not in view; the bell rings once for each. (B-3,
 * F-23)
 */
export function findArrivals(before: Items, after: Items, inView: ChatId | null): Arrivals {
  const unseen = Object.values(after).filter(({ chatId }) => chatId !== inView);
  return {
    chats: unseen.filter(({ chatId, bell }) => bell && !before[chatId]?.bell),
    messages: unseen.filter((item) => {
      const known = before[item.chatId];
      return known !== undefined && item.unread > known.unread;
    }),
  };
}

/** Queues picked from by hand in which more customers wait than before; the bell rings once for all. (B-17) */
export function findQueueArrivals(
  before: Readonly<Record<string, QueueCard>>,
  after: Readonly<Record<string, QueueCard>>,
): readonly QueueCard[] {
  return Object.values(after).filter(({ queueId, isServed, isAuto, waitingCount }) => {
    const known = before[queueId];
    return known !== undefined && isServed && !isAuto && (waitingCount ?? 0) > (known.waitingCount ?? 0);
  });
}

/** The served queues picked from by hand in which somebody waits. (B-17) */
export function waitingIn(queues: Readonly<Record<string, QueueCard>>): readonly QueueCard[] {
  return Object.values(queues).filter(
    ({ isServed, isAuto, waitingCount }) => isServed && !isAuto && (waitingCount ?? 0) > 0,
  );
}
