import type { Account } from "../account/account.ts";
import type { WaitingChat } from "../chat/chat.ts";

/** The fields that determine a chat's place in line. */
export type InLine = Pick<WaitingChat, "chatId" | "queueId" | "queuedAt">;

/** Orders chats: higher queue priority first, then the earlier original queueing time. (B-7) */
export function compareWaiting(account: Account, a: InLine, b: InLine): number {
  return priorityOf(account, b) - priorityOf(account, a) || compareInQueue(a, b);
}

/** The same among chats of one queue. */
export function compareInQueue(a: InLine, b: InLine): number {
  if (a.queuedAt !== b.queuedAt) return a.queuedAt - b.queuedAt;
  if (a.chatId === b.chatId) return 0;
  return a.chatId < b.chatId ? -1 : 1;
}

function priorityOf(account: Account, chat: InLine): number {
  return account.queues[chat.queueId]?.priority ?? 0;
}
