import type { Account } from "#core/account/account.ts";
import type { Chat } from "#core/chat/chat.ts";
import type { ChatId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { CustomerAsker } from "./asker.ts";
import type { Decision } from "../performer/decision.ts";
import type { Procedure } from "./procedure.ts";

/** The procedure of a command that a customer gives about one of their chats. */
export function onOwnChat<Payload extends { readonly chatId: ChatId }>(
  { logs, clock }: { logs: Logs; clock: Clock },
  rule: (on: { readonly account: Account; readonly chat: Chat }, payload: Payload, now: number) => Decision,
): Procedure<Payload, CustomerAsker> {
  return {
    turn: ({ chatId }) => chatId,
    async prepare(payload, { customerId }) {
      await logs.load("chat", payload.chatId);
      return () => {
        const chat = logs.peek("chat", payload.chatId);
        if (chat?.customerId !== customerId) return { refused: "chat-unknown" };
        return rule({ account: logs.account, chat }, payload, clock.now());
      };
    },
  };
}
