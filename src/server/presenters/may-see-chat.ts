import type { Account } from "#core/account/account.ts";
import { isServedBy } from "#core/account/queue-rules.ts";
import { type Chat, isInInbox } from "#core/chat/chat.ts";
import type { UserId } from "#core/ids.ts";

/** A staff user sees the chats they own or owned last, those of queues they serve, and with a wider role all. */
export function maySeeChat(account: Account, userId: UserId, chat: Chat): boolean {
  const user = account.users[userId];
  if (chat.accountId !== account.accountId || !user || user.disabled) return false;
  if (user.role !== "agent") return true;
  if (isInInbox(chat) && chat.ownerId === userId) return true;
  if (chat.state === "closed" && chat.lastOwnerId === userId) return true;
  const queue = account.queues[chat.queueId];
  return queue !== undefined && isServedBy(queue, user);
}
