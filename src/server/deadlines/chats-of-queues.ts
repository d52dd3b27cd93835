import type { Account, Queue } from "#core/account/account.ts";
import { type Chat, isOpen } from "#core/chat/chat.ts";
import type { ChatId, QueueId } from "#core/ids.ts";

/** Which open chats are in which queue: a queue's settings say when something of them is due. */
export class ChatsOfQueues {
  readonly #queueOf = new Map<ChatId, QueueId>();
  readonly #chats = new Map<QueueId, Set<ChatId>>();

  get size(): number {
    return this.#queueOf.size;
  }

  /** The chat is so now. */
  set(chat: Chat): void {
    const { chatId } = chat;
    const before = this.#queueOf.get(chatId);
    const after = isOpen(chat) ? chat.queueId : undefined;
    if (before === after) return;
    if (before !== undefined) this.#leave(chatId, before);
    if (after !== undefined) this.#enter(chatId, after);
  }

  /** The open chats of this account for which something may be due at another time than under the settings before. */
  *under(account: Account, before: Account | undefined): Iterable<ChatId> {
    if (account.queues === before?.queues) return;
    const queueIds = new Set([...Object.keys(account.queues), ...Object.keys(before?.queues ?? {})]);
    for (const queueId of queueIds as Set<QueueId>) {
      if (!before || !isSameForChats(account, before, queueId)) yield* this.#chats.get(queueId) ?? [];
    }
  }

  #enter(chatId: ChatId, queueId: QueueId): void {
    this.#queueOf.set(chatId, queueId);
    const chats = this.#chats.get(queueId) ?? new Set();
    this.#chats.set(queueId, chats.add(chatId));
  }

  #leave(chatId: ChatId, queueId: QueueId): void {
    this.#queueOf.delete(chatId);
    const chats = this.#chats.get(queueId);
    chats?.delete(chatId);
    if (chats?.size === 0) this.#chats.delete(queueId);
  }
}

/** Is nothing of the queue changed that has a part in when something of its chats is due? */
function isSameForChats(account: Account, before: Account, queueId: QueueId): boolean {
  const isSameSince =
    account.replyTargetSince[queueId] === before.replyTargetSince[queueId] &&
    account.announcementsSince[queueId] === before.announcementsSince[queueId];
  if (!isSameSince) return false;
  const now = account.queues[queueId];
  const then = before.queues[queueId];
  return now === then || timesIn(now) === timesIn(then);
}

/** All but what is known to have no part in it: a setting that is new counts. A wrap-up keeps the times it began with. */
function timesIn(queue: Queue | undefined): string {
  if (!queue) return "";
  const {
    name: _name,
    priority: _priority,
    groupIds: _groupIds,
    allocation: _allocation,
    chatsMax: _chatsMax,
    allocateWhileHandling: _allocateWhileHandling,
    wrapUp: _wrapUp,
    ...times
  } = queue;
  return JSON.stringify(times);
}
