import type { Account } from "../account/account.ts";
import type { WaitingChat } from "../chat/chat.ts";

/** Who goes first: the higher queue priority, then the longest waiting by original queueing time. (B-7) */
export function compareWaiting(account: Account, a: WaitingChat, b: WaitingChat): number {
  return (
    priorityOf(account, b) - priorityOf(account, a) ||
    a.queuedAt - b.queuedAt ||
    (a.chatId < b.chatId ? -1 : 1)
  );
}

function priorityOf(account: Account, chat: WaitingChat): number {
  return account.queues[chat.queueId]?.priority ?? 0;
}
