import type { Account, Queue } from "#core/account/account.ts";
import { type Chat, isOpen } from "#core/chat/chat.ts";
import type { ChatId, QueueId } from "#core/ids.ts";

/** The open chats of each queue, because the queue's settings determine their deadlines. */
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

  /** The account's open chats whose deadlines may differ from those under the settings before. */
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

/** Are all settings of the queue that affect the deadlines of its chats unchanged? */
function isSameForChats(account: Account, before: Account, queueId: QueueId): boolean {
  const isSameSince =
    account.replyTargetSince[queueId] === before.replyTargetSince[queueId] &&
    account.announcementsSince[queueId] === before.announcementsSince[queueId];
  if (!isSameSince) return false;
  const now = account.queues[queueId];
  const then = before.queues[queueId];
  return now === then || timesIn(now) === timesIn(then);
}

/**
 * Leaves out only fields that are known not to affect deadlines, so that new fields count. A running wrap-up
 * keeps the times it started with.
 */
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
