import { belongsTo, continueChat, requestChat } from "#core/chat/customer-words.ts";
import { isOpen } from "#core/chat/chat.ts";
import type { ChatId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { Store } from "../ports/store.ts";
import { ChatsOfCustomer } from "./chats-of-customer.ts";
import type { CustomerProcedure, Decision } from "./procedure.ts";

/** Finds the chat the customer's words belong to, or begins one. (B-78) */
export function customerWrite(needs: {
  logs: Logs;
  store: Store;
  clock: Clock;
  ids: Ids;
}): CustomerProcedure<"customer.write"> {
  const { logs, clock, ids } = needs;
  const chats = new ChatsOfCustomer(needs);
  return {
    turn: (_payload, { customerId }) => customerId,
    alsoIn: ({ chatId }, { customerId }) => [
      ...(chatId ? [chatId] : []),
      ...chats.begunSince(chatId, customerId),
    ],
    prepare(words, { accountId, customerId, widgetId }) {
      const decide = (beginsAnew: boolean): Decision => {
        const now = clock.now();
        const current = chats.current(customerId);
        const writtenIn = chats.own(words.chatId, customerId);
        if (words.chatId && !writtenIn && !beginsAnew) return { refused: "chat-unknown" };
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
      if (chats.areKnown(words.chatId, customerId)) return () => decide(false);
      return chats
        .load(words.chatId, customerId)
        .then(() => chats.wasErased(words.chatId, customerId))
        .then((beginsAnew) => () => decide(beginsAnew));
    },
  };
}
