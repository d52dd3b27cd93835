import type { QueueId, UserId } from "../ids.ts";
import type { Account, Queue, User } from "./account.ts";

/** The queue's own way of handing out chats, else the account's. (B-1) */
export function isAutoAllocated(account: Account, queue: Queue): boolean {
  return (queue.allocation ?? account.allocation) === "auto";
}

/**
 * Most chats the user may own in this queue: the user's own maximum, else the queue's, else the account's.
 * (B-10)
 */
export function chatsMaxFor(account: Account, user: User, queue: Queue): number {
  return user.chatsMax ?? queue.chatsMax ?? account.chatsMax;
}

/** May this user work on the queue's chats: capable, not disabled, and in one of its groups. */
export function isServedBy(queue: Queue, user: User): boolean {
  return user.webchat && !user.disabled && queue.groupIds.some((groupId) => user.groupIds.includes(groupId));
}

/** The queues the user serves, in the order in which their chats go. */
export function queuesServedBy(account: Account, userId: UserId): Queue[] {
  const user = account.users[userId];
  if (!user) return [];
  return Object.values(account.queues)
    .filter((queue) => isServedBy(queue, user))
    .toSorted((a, b) => b.priority - a.priority || a.name.localeCompare(b.name));
}

/**
 * The time from which the queue's target applies to a chat that has been in the queue since `inQueueSince`.
 * (F-25)
 */
export function replyTargetAppliesFrom(account: Account, queueId: QueueId, inQueueSince: number): number {
  return Math.max(account.replyTargetSince[queueId] ?? 0, inQueueSince);
}
