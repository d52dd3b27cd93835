import type { QueueCard } from "#contract/views/cards.ts";

/** The queues one serves, in the order in which their chats go. (B-7) */
export function servedQueues(queues: readonly QueueCard[]): QueueCard[] {
  return queues
    .filter(({ isServed }) => isServed)
    .toSorted((a, b) => b.priority - a.priority || a.name.localeCompare(b.name));
}

/** Number of customers waiting in all served queues. (B-4) */
export function waitingInAll(queues: readonly QueueCard[]): number {
  return queues.reduce((sum, { isServed, waitingCount }) => sum + (isServed ? (waitingCount ?? 0) : 0), 0);
}
