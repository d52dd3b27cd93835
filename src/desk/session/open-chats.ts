import type { ChatId } from "#contract/ids.ts";

interface Opener {
  openChat(chatId: ChatId): void;
  closeChat(chatId: ChatId): void;
}

/** Counts the views of each chat, and closes the chat when the last one goes. */
export class OpenChats {
  readonly #opener: Opener;
  readonly #lookers = new Map<ChatId, number>();

  constructor(opener: Opener) {
    this.#opener = opener;
  }

  /** Looks at the chat; the result looks away. */
  look(chatId: ChatId): () => void {
    const before = this.#lookers.get(chatId) ?? 0;
    this.#lookers.set(chatId, before + 1);
    if (before === 0) this.#opener.openChat(chatId);
    return () => this.#lookAway(chatId);
  }

  #lookAway(chatId: ChatId): void {
    const left = (this.#lookers.get(chatId) ?? 1) - 1;
    if (left > 0) {
      this.#lookers.set(chatId, left);
      return;
    }
    this.#lookers.delete(chatId);
    this.#opener.closeChat(chatId);
  }
}
