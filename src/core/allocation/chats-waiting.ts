import type { Chat, WaitingChat } from "../chat/chat.ts";
import type { ChatId, QueueId } from "../ids.ts";
import { SortedList } from "../sorted-list.ts";
import type { ToAllocate } from "./eligibility.ts";
import { type InLine, compareInQueue } from "./waiting-order.ts";

/** A waiting chat, as far as allocation looks at it. */
export type Waiting = InLine & ToAllocate;

/** Chats of one queue in the order in which they go, one line for each set of agents who declined them. */
type Lines = Map<string, SortedList<Waiting>>;

/**
 * Who waits in which queue of an account, kept in order. (B-7) Chats that the same agents have
 * declined stand in one line: if nobody is eligible for the first, nobody is for those behind it,
 * and they hold up nobody else. Most chats were declined by nobody.
 */
export class ChatsWaiting {
  readonly #waiting = new Map<ChatId, Waiting>();
  readonly #queues = new Map<QueueId, Lines>();

  /** Takes in how the chat is now. Does it wait where it did not before? */
  set(chat: Chat): boolean {
    const before = this.#waiting.get(chat.chatId);
    const after = chat.state === "waiting" ? waitingOf(chat) : null;
    if (before && after && isSamePlace(before, after)) return false;
    if (before) this.#leave(before);
    if (after) this.#enter(after);
    return after !== null;
  }

  /** It waits no more. */
  remove(chatId: ChatId): void {
    const before = this.#waiting.get(chatId);
    if (before) this.#leave(before);
  }

  /** Queues in which anybody waits. */
  queueIds(): Iterable<QueueId> {
    return this.#queues.keys();
  }

  /** The first chat of every line of the queue. */
  *firsts(queueId: QueueId): Iterable<Waiting> {
    for (const line of this.#queues.get(queueId)?.values() ?? []) {
      const { first } = line;
      if (first) yield first;
    }
  }

  has(queueId: QueueId): boolean {
    return this.#queues.has(queueId);
  }

  #enter(waiting: Waiting): void {
    this.#waiting.set(waiting.chatId, waiting);
    const lines: Lines = this.#queues.get(waiting.queueId) ?? new Map();
    this.#queues.set(waiting.queueId, lines);
    const key = keyOf(waiting);
    const line = lines.get(key) ?? new SortedList<Waiting>(compareInQueue);
    lines.set(key, line);
    line.add(waiting);
  }

  #leave(waiting: Waiting): void {
    this.#waiting.delete(waiting.chatId);
    const lines = this.#queues.get(waiting.queueId);
    const key = keyOf(waiting);
    const line = lines?.get(key);
    if (!lines || !line) return;
    line.remove(waiting);
    if (line.size === 0) lines.delete(key);
    if (lines.size === 0) this.#queues.delete(waiting.queueId);
  }
}

function waitingOf({ chatId, queueId, queuedAt, declinedBy }: WaitingChat): Waiting {
  return { chatId, queueId, queuedAt, declinedBy };
}

function isSamePlace(a: Waiting, b: Waiting): boolean {
  return (
    a.queueId === b.queueId &&
    a.queuedAt === b.queuedAt &&
    (a.declinedBy === b.declinedBy || keyOf(a) === keyOf(b))
  );
}

function keyOf({ declinedBy }: Waiting): string {
  return declinedBy.length === 0 ? "" : [...new Set(declinedBy)].toSorted().join(" ");
}
