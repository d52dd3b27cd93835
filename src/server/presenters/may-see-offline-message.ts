import type { Account } from "#core/account/account.ts";
import { isServedBy } from "#core/account/queue-rules.ts";
import type { OfflineMessage } from "#core/offline-message/offline-message.ts";
import type { UserId } from "#core/ids.ts";

/** Agents see what was left for the queues they serve; with a wider role one sees all, also of queues that are gone. */
export function maySeeOfflineMessage(account: Account, userId: UserId, message: OfflineMessage): boolean {
  const user = account.users[userId];
  if (message.accountId !== account.accountId || !user || user.disabled) return false;
  if (user.role !== "agent") return true;
  const queue = account.queues[message.queueId];
  return queue !== undefined && isServedBy(queue, user);
}
