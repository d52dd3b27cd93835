import type { ChatId, ContactId } from "#core/ids.ts";

/** The contacts of live chats, which are shown wherever the chat is. */
export class ContactsInUse {
  readonly #contactOf = new Map<ChatId, ContactId>();
  readonly #chatsOf = new Map<ContactId, Set<ChatId>>();

  has(contactId: ContactId): boolean {
    return this.#chatsOf.has(contactId);
  }

  /** Sets the contact of a live chat; `null` when it has none or is over. Returns the contact before. */
  set(chatId: ChatId, contactId: ContactId | null): ContactId | null {
    const before = this.#contactOf.get(chatId) ?? null;
    if (before === contactId) return before;
    if (before) this.#leave(chatId, before);
    if (contactId) {
      this.#contactOf.set(chatId, contactId);
      const chats = this.#chatsOf.get(contactId) ?? new Set();
      this.#chatsOf.set(contactId, chats.add(chatId));
    }
    return before;
  }

  #leave(chatId: ChatId, contactId: ContactId): void {
    this.#contactOf.delete(chatId);
    const chats = this.#chatsOf.get(contactId);
    chats?.delete(chatId);
    if (chats?.size === 0) this.#chatsOf.delete(contactId);
  }
}
