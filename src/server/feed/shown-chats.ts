import type { ChatId, CustomerId } from "#core/ids.ts";

/** Onlookers by chat, so that news of a chat finds its few onlookers among many. */
export class ShownChats<Onlooker> {
  readonly #onlookers = new Map<ChatId, Set<Onlooker>>();
  readonly #customerOf = new Map<ChatId, CustomerId>();
  readonly #chatsOf = new Map<CustomerId, Set<ChatId>>();

  /** `customerId` is `null` for a chat that is not in memory; nobody needs the presence of its customer. */
  show(onlooker: Onlooker, chatId: ChatId, customerId: CustomerId | null): void {
    const onlookers = this.#onlookers.get(chatId) ?? new Set();
    this.#onlookers.set(chatId, onlookers.add(onlooker));
    if (customerId === null) return;
    this.#customerOf.set(chatId, customerId);
    const chats = this.#chatsOf.get(customerId) ?? new Set();
    this.#chatsOf.set(customerId, chats.add(chatId));
  }

  hide(onlooker: Onlooker, chatId: ChatId): void {
    const onlookers = this.#onlookers.get(chatId);
    if (!onlookers?.delete(onlooker) || onlookers.size > 0) return;
    this.#onlookers.delete(chatId);
    const customerId = this.#customerOf.get(chatId);
    this.#customerOf.delete(chatId);
    const chats = customerId && this.#chatsOf.get(customerId);
    chats?.delete(chatId);
    if (customerId && chats?.size === 0) this.#chatsOf.delete(customerId);
  }

  get size(): number {
    return this.#onlookers.size;
  }

  onlookersOf(chatId: ChatId): Iterable<Onlooker> {
    return this.#onlookers.get(chatId) ?? [];
  }

  ofCustomer(customerId: CustomerId): Iterable<ChatId> {
    return this.#chatsOf.get(customerId) ?? [];
  }

  chatIds(): Iterable<ChatId> {
    return this.#onlookers.keys();
  }
}
