import type { Chat, WaitingChat } from "../chat/chat.ts";
import type { ChatId, QueueId } from "../ids.ts";
import { SortedList } from "../sorted-list.ts";
import type { ToAllocate } from "./eligibility.ts";
import { type InLine, compareInQueue } from "./waiting-order.ts";

/** A waiting chat, as far as allocation looks at it. */
export type Waiting = InLine & ToAllocate;

type Line = SortedList<Waiting>;

/** Chats of one queue in the order in which they go, one line for each set of agents who declined them. */
interface Lines {
  readonly byDecliners: Map<string, Line>;
  /** By their first chats. */
  readonly inOrder: SortedList<Line>;
}

/**
 * The waiting chats of an account, in order for each queue. (B-7) Chats declined by the same agents share a
 * line: when nobody is eligible for the first, nobody is for those behind it, and the line holds up no other.
 * Most chats were declined by nobody.
 */
export class ChatsWaiting {
  readonly #waiting = new Map<ChatId, Waiting>();
  readonly #queues = new Map<QueueId, Lines>();

  /** Updates a chat. Returns whether it now waits where it did not before. */
  set(chat: Chat): boolean {
    const before = this.#waiting.get(chat.chatId);
    const after = chat.state === "waiting" ? waitingOf(chat) : null;
    if (before && after && isSamePlace(before, after)) return false;
    if (before) this.#leave(before);
    if (after) this.#enter(after);
    return after !== null;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Removes a chat that no longer waits. */
  remove(chatId: ChatId): void {
    const before = this.#waiting.get(chatId);
    if (before) this.#leave(before);
  }

  /** Queues in which anybody waits. */
  queueIds(): Iterable<QueueId> {
    return this.#queues.keys();
  }

  /** The chat that goes first in the queue, if anybody can have it. */
  first(queueId: QueueId): Waiting | null {
    return this.#queues.get(queueId)?.inOrder.first?.first ?? null;
  }

  /** The first chat of every line of the queue, in order. */
  *firsts(queueId: QueueId): Iterable<Waiting> {
    for (const { first } of this.#queues.get(queueId)?.inOrder ?? []) if (first) yield first;
  }

  has(queueId: QueueId): boolean {
    return this.#queues.has(queueId);
  }

  #enter(waiting: Waiting): void {
    this.#waiting.set(waiting.chatId, waiting);
    const lines = this.#queues.get(waiting.queueId) ?? newLines();
    this.#queues.set(waiting.queueId, lines);
    change(lines, keyOf(waiting), (line) => line.add(waiting));
  }

  #leave(waiting: Waiting): void {
    this.#waiting.delete(waiting.chatId);
    const lines = this.#queues.get(waiting.queueId);
    if (!lines) return;
    change(lines, keyOf(waiting), (line) => line.remove(waiting));
    if (lines.byDecliners.size === 0) this.#queues.delete(waiting.queueId);
  }
}

function newLines(): Lines {
  return { byDecliners: new Map(), inOrder: new SortedList(compareLines) };
}

function compareLines(a: Line, b: Line): number {
  return a.first && b.first ? compareInQueue(a.first, b.first) : 0;
}

/** Changes one line, and puts it where its first chat then belongs. */
function change({ byDecliners, inOrder }: Lines, key: string, how: (line: Line) => void): void {
  const line = byDecliners.get(key) ?? new SortedList<Waiting>(compareInQueue);
  if (line.first) inOrder.remove(line);
  how(line);
  if (line.first) {
    inOrder.add(line);
    byDecliners.set(key, line);
  } else byDecliners.delete(key);
}

function waitingOf({ chatId, queueId, queuedAt, declinedBy, missedBy }: WaitingChat): Waiting {
  return { chatId, queueId, queuedAt, declinedBy, missedBy };
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
