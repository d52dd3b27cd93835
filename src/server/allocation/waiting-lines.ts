import type { Account } from "#core/account/account.ts";
import { compareWaiting } from "#core/allocation/waiting-order.ts";
import type { Chat, WaitingChat } from "#core/chat/chat.ts";
import type { AccountId, ChatId, QueueId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";

/** Who waits in which queue, in order. Kept up with every chat that changes. */
export class WaitingLines {
  readonly #lines = new Map<QueueId, WaitingChat[]>();
  /** In which line a chat stands, to find it there again. */
  readonly #places = new Map<ChatId, WaitingChat>();

  constructor({ logs, bus }: { logs: Logs; bus: Bus }) {
    for (const chat of logs.liveChats()) this.#update(chat);
    bus.subscribe(({ news }) => {
      for (const { kind, logId } of news) {
        const chat = kind === "chat" ? logs.peek("chat", logId as ChatId) : undefined;
        if (chat) this.#update(chat);
      }
    });
  }

  /** The chats waiting in a queue, the next one first. */
  line(queueId: QueueId): readonly WaitingChat[] {
    return this.#lines.get(queueId) ?? [];
  }

  first(accountId: AccountId, queueId: QueueId): WaitingChat | null {
    const chat = this.line(queueId)[0];
    return chat?.accountId === accountId ? chat : null;
  }

  /** Everyone who waits in these queues, in the order in which they are to be helped. (B-7) */
  inOrder(account: Account, queueIds: readonly QueueId[]): WaitingChat[] {
    return queueIds
      .flatMap((queueId) => this.line(queueId))
      .toSorted((a, b) => compareWaiting(account, a, b));
  }

  /** Puts the chat where it now belongs. */
  #update(chat: Chat): void {
    const before = this.#places.get(chat.chatId);
    if (before) this.#remove(before);
    if (chat.state === "waiting") this.#insert(chat);
  }

  #insert(chat: WaitingChat): void {
    const line = this.#lines.get(chat.queueId) ?? [];
    this.#lines.set(chat.queueId, line);
    line.splice(placeOf(line, chat), 0, chat);
    this.#places.set(chat.chatId, chat);
  }

  #remove(chat: WaitingChat): void {
    this.#places.delete(chat.chatId);
    const line = this.#lines.get(chat.queueId);
    const place = line ? placeOf(line, chat) : -1;
    if (line?.[place]?.chatId === chat.chatId) line.splice(place, 1);
    if (line?.length === 0) this.#lines.delete(chat.queueId);
  }
}

/** Where in its line the chat stands, or would: by original queueing time, within one queue. */
function placeOf(line: readonly WaitingChat[], chat: WaitingChat): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = line[middle];
    if (other && isBefore(other, chat)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBefore(a: WaitingChat, b: WaitingChat): boolean {
  return a.queuedAt < b.queuedAt || (a.queuedAt === b.queuedAt && a.chatId < b.chatId);
}
