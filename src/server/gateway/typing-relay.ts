import { type Chat, isInInbox, isOpen } from "#core/chat/chat.ts";
import type { ChatId, CustomerId, UserId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { People } from "./people.ts";

/** Carries "is typing" between the two who talk. It passes through and is kept nowhere. (B-30) */
export class TypingRelay {
  readonly #logs: Logs;
  readonly #people: People;

  constructor({ logs, people }: { logs: Logs; people: People }) {
    this.#logs = logs;
    this.#people = people;
  }

  /** Only in the customer's own live chat. Withdrawing it is always accepted. */
  fromCustomer(customerId: CustomerId, chatId: ChatId, on: boolean): void {
    const chat = this.#logs.peek("chat", chatId);
    if (chat?.customerId !== customerId || (on && !isOpen(chat))) return;
    const frame = { type: "typing", chatId, on } as const;
    const owner = isInInbox(chat) ? chat.ownerId : null;
    if (owner) for (const connection of this.#people.staff(owner)) connection.send(frame);
    for (const connection of this.#people.lookingAt(chatId)) {
      if (connection.userId !== owner) connection.send(frame);
    }
  }

  /**
   * Only the owner of an active item that has not ended can be seen typing. Withdrawing it is always
   * accepted. (B-29)
   */
  fromStaff(userId: UserId, chatId: ChatId, on: boolean): void {
    const chat = this.#logs.peek("chat", chatId);
    if (!chat || !(on ? isHandledBy(chat, userId) : isOwnedBy(chat, userId))) return;
    for (const connection of this.#people.customer(chat.customerId)) {
      connection.send({ type: "typing", chatId, on });
    }
  }
}

function isHandledBy(chat: Chat, userId: UserId): boolean {
  return chat.state === "owned" && chat.ownerId === userId && chat.active;
}

function isOwnedBy(chat: Chat, userId: UserId): boolean {
  return isInInbox(chat) && chat.ownerId === userId;
}
