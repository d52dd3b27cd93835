import { leaveChat } from "#core/chat/end-chat.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { CustomerProcedure } from "./procedure.ts";

export function customerLeave({
  logs,
  clock,
}: {
  logs: Logs;
  clock: Clock;
}): CustomerProcedure<"customer.leave"> {
  return {
    turn: ({ chatId }) => chatId,
    async prepare({ chatId }, { customerId }) {
      await logs.load("chat", chatId);
      return () => {
        const chat = logs.peek("chat", chatId);
        if (chat?.customerId !== customerId) return { refused: "chat-unknown" };
        return leaveChat({ account: logs.account, chat }, clock.now());
      };
    },
  };
}
