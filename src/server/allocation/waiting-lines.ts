import { type InLine, compareInQueue } from "#core/allocation/waiting-order.ts";
import type { Chat, WaitingChat } from "#core/chat/chat.ts";
import type { ChatId, QueueId } from "#core/ids.ts";
import { SortedList } from "#core/sorted-list.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";

/** The chats waiting in a queue, the next one first. */
export type WaitingLine = Pick<
  SortedList<InLine>,
  "size" | "first" | "take" | "countBefore" | typeof Symbol.iterator
>;

const emptyLine: WaitingLine = new SortedList<InLine>(compareInQueue);

/**
 * The chats waiting in each queue, in order, updated with every change of a chat. Used for display and for
 * taking by hand.
 */
export class WaitingLines {
  readonly #logs: Logs;
  readonly #lines = new Map<QueueId, SortedList<InLine>>();
  /** The entry of each chat in its line, to find it there again. */
  readonly #places = new Map<ChatId, InLine>();

  constructor({ logs, bus }: { logs: Logs; bus: Bus }) {
    this.#logs = logs;
    for (const chat of logs.liveChats()) this.#update(chat);
    bus.subscribe(({ news }) => {
      for (const { kind, logId } of news) {
        const chat = kind === "chat" ? logs.peek("chat", logId as ChatId) : undefined;
        if (chat) this.#update(chat);
      }
    });
  }

  get held(): number {
    return this.#places.size;
  }

  line(queueId: QueueId): WaitingLine {
    return this.#lines.get(queueId) ?? emptyLine;
  }

  firstIn(queueId: QueueId): WaitingChat | null {
    const { first } = this.line(queueId);
    const chat = first && this.#logs.peek("chat", first.chatId);
    return chat?.state === "waiting" ? chat : null;
  }

  /** The chat's place in the line it stands in, from 1; `null` when it does not wait. */
  position(chatId: ChatId): number | null {
    const place = this.#places.get(chatId);
    return place ? this.line(place.queueId).countBefore(place) + 1 : null;
  }

  /** Puts the chat where it now belongs. */
  #update(chat: Chat): void {
    const before = this.#places.get(chat.chatId);
    const isWaiting = chat.state === "waiting";
    if (before && isWaiting && before.queueId === chat.queueId) return;
    if (before) this.#remove(before);
    if (isWaiting) this.#insert(chat);
  }

  #insert({ chatId, queueId, queuedAt }: WaitingChat): void {
    const place: InLine = { chatId, queueId, queuedAt };
    const line = this.#lines.get(queueId) ?? new SortedList<InLine>(compareInQueue);
    this.#lines.set(queueId, line);
    line.add(place);
    this.#places.set(chatId, place);
  }

  #remove(place: InLine): void {
    this.#places.delete(place.chatId);
    const line = this.#lines.get(place.queueId);
    line?.remove(place);
    if (line?.size === 0) this.#lines.delete(place.queueId);
  }
}
