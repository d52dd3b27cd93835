import { isOffered } from "#core/chat/offer.ts";
import type { Chat } from "#core/chat/chat.ts";
import type { ChatId, UserId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";

/** The chats that are offered to each agent, updated with every change of a chat. (B-44) */
export class OpenOffers {
  readonly #offeredTo = new Map<ChatId, UserId>();
  readonly #chats = new Map<UserId, Set<ChatId>>();

  constructor({ logs, bus }: { logs: Logs; bus: Bus }) {
    for (const chat of logs.liveChats()) this.#update(chat);
    bus.subscribe(({ news }) => {
      for (const { kind, logId } of news) {
        const chat = kind === "chat" ? logs.peek("chat", logId as ChatId) : undefined;
        if (chat) this.#update(chat);
      }
    });
  }

  get held(): number {
    return this.#offeredTo.size;
  }

  /** Agents to whom anything is offered. */
  agents(): readonly UserId[] {
    return [...this.#chats.keys()];
  }

  /** The chats that are offered to this agent. */
  of(userId: UserId): Iterable<ChatId> {
    return this.#chats.get(userId) ?? [];
  }

  #update(chat: Chat): void {
    const { chatId } = chat;
    const before = this.#offeredTo.get(chatId);
    const after = isOffered(chat) ? chat.offer.to : undefined;
    if (before === after) return;
    if (before !== undefined) this.#leave(chatId, before);
    if (after !== undefined) this.#enter(chatId, after);
  }

  #enter(chatId: ChatId, userId: UserId): void {
    this.#offeredTo.set(chatId, userId);
    const chats = this.#chats.get(userId) ?? new Set();
    this.#chats.set(userId, chats.add(chatId));
  }

  #leave(chatId: ChatId, userId: UserId): void {
    this.#offeredTo.delete(chatId);
    const chats = this.#chats.get(userId);
    chats?.delete(chatId);
    if (chats?.size === 0) this.#chats.delete(userId);
  }
}
