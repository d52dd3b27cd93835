import type { Chat } from "#core/chat/chat.ts";
import type { ChatId, CustomerId } from "#core/ids.ts";
import { loadContact, peekContact } from "../logs/follow-merges.ts";
import type { Logs } from "../logs/logs.ts";
import type { Store } from "../ports/store.ts";

/** How many chats back a repeated message is looked for. */
const chatsBackMax = 10;

/** The chats a customer's words may belong to: the one they are in, the one they wrote in, those between. */
export class ChatsOfCustomer {
  readonly #logs: Logs;
  readonly #store: Store;

  constructor({ logs, store }: { logs: Logs; store: Store }) {
    this.#logs = logs;
    this.#store = store;
  }

  /**
   * The customer's chat with this id, if it is in memory; `null` when it does not exist or belongs to another
   * customer.
   */
  own(chatId: ChatId | null | undefined, customerId: CustomerId): Chat | null {
    const chat = chatId ? this.#logs.peek("chat", chatId) : undefined;
    return chat?.customerId === customerId ? chat : null;
  }

  current(customerId: CustomerId): Chat | null {
    return this.own(this.#logs.peek("customer", customerId)?.chatId, customerId);
  }

  /** The customer's chats after the one they wrote in, where these words may be already. */
  begunSince(chatId: ChatId | null, customerId: CustomerId): ChatId[] {
    const begun: ChatId[] = [];
    let next = this.#logs.peek("customer", customerId)?.chatId;
    while (next && next !== chatId && begun.length < chatsBackMax) {
      begun.push(next);
      next = this.#logs.peek("chat", next)?.previousChatId;
    }
    return begun;
  }

  /** Is everything needed in memory? Nearly always, because customers write in their current chat. */
  areKnown(writtenIn: ChatId | null, customerId: CustomerId): boolean {
    const chat = this.current(customerId);
    if (!chat || chat.chatId !== writtenIn) return false;
    return chat.contactId === null || peekContact(this.#logs, chat.contactId) !== undefined;
  }

  async load(writtenIn: ChatId | null, customerId: CustomerId): Promise<void> {
    const logs = this.#logs;
    if (writtenIn) await logs.load("chat", writtenIn);
    const customer = await logs.load("customer", customerId);
    let chat = customer?.chatId ? await logs.load("chat", customer.chatId) : null;
    if (chat?.contactId) await loadContact(logs, chat.contactId);
    for (let back = 0; back < chatsBackMax && chat?.previousChatId; back++) {
      if (chat.chatId === writtenIn) break;
      chat = await logs.load("chat", chat.previousChatId);
    }
  }

  /**
   * May a message to a chat that cannot be found start a new one? Yes when the chat was this customer's and
   * has been erased, or when nothing is left of the customer.
   */
  async wasErased(writtenIn: ChatId | null, customerId: CustomerId): Promise<boolean> {
    if (writtenIn === null || this.own(writtenIn, customerId)) return false;
    const requests = await this.#store.readLog(customerId, 0);
    return requests.length === 0 || requests.some(({ body }) => body["chatId"] === writtenIn);
  }
}
