import { belongsTo, continueChat, requestChat } from "#core/chat/customer-words.ts";
import { type Chat, isOpen } from "#core/chat/chat.ts";
import type { ChatId, CustomerId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { CustomerProcedure, Decision } from "./procedure.ts";

/** How many chats back it is looked whether words that come again have been stored already. */
const chatsBackMax = 10;

/** Finds the chat the customer's words belong to, or begins one. (B-78) */
export function customerWrite({
  logs,
  clock,
  ids,
}: {
  logs: Logs;
  clock: Clock;
  ids: Ids;
}): CustomerProcedure<"customer.write"> {
  /** The customer's chats after the one they wrote in, where these words may be already. */
  const begunSince = (chatId: ChatId | null, customerId: CustomerId): ChatId[] => {
    const begun: ChatId[] = [];
    let next = logs.peek("customer", customerId)?.chatId;
    while (next && next !== chatId && begun.length < chatsBackMax) {
      begun.push(next);
      next = logs.peek("chat", next)?.previousChatId;
    }
    return begun;
  };
  /** Nearly always: the chat they write in is the one they are in, and in memory. */
  const isKnown = (chatId: ChatId | null, customerId: CustomerId): boolean => {
    const current = logs.peek("customer", customerId)?.chatId;
    const chat = current && current === chatId ? logs.peek("chat", chatId) : undefined;
    return (
      chat !== undefined && (chat.contactId === null || logs.peek("contact", chat.contactId) !== undefined)
    );
  };
  const load = async (chatId: ChatId | null, customerId: CustomerId): Promise<void> => {
    if (chatId) await logs.load("chat", chatId);
    const customer = await logs.load("customer", customerId);
    let chat = customer?.chatId ? await logs.load("chat", customer.chatId) : null;
    if (chat?.contactId) await logs.load("contact", chat.contactId);
    for (let back = 0; back < chatsBackMax && chat?.previousChatId; back++) {
      if (chat.chatId === chatId) break;
      chat = await logs.load("chat", chat.previousChatId);
    }
  };
  return {
    turn: (_payload, { customerId }) => customerId,
    alsoIn: ({ chatId }, { customerId }) => [...(chatId ? [chatId] : []), ...begunSince(chatId, customerId)],
    prepare(words, { accountId, customerId, widgetId }) {
      const ownChat = (chatId: ChatId | null | undefined): Chat | null => {
        const chat = chatId ? logs.peek("chat", chatId) : undefined;
        return chat?.customerId === customerId ? chat : null;
      };
      const decide = (): Decision => {
        const now = clock.now();
        const current = ownChat(logs.peek("customer", customerId)?.chatId);
        const writtenIn = ownChat(words.chatId);
        if (words.chatId && !writtenIn) return { refused: "chat-unknown" };
        if (writtenIn && belongsTo(writtenIn, words)) return continueChat(writtenIn, words, now);
        if (current && isOpen(current)) return continueChat(current, words, now);
        const { page, browser, language, text } = words;
        return requestChat(
          {
            account: logs.account(accountId),
            customerId,
            chatId: ids.next<ChatId>(),
            widgetId,
            previous: current,
            place: { page, browser, language },
            text,
          },
          now,
        );
      };
      return isKnown(words.chatId, customerId) ? decide : load(words.chatId, customerId).then(() => decide);
    },
  };
}
