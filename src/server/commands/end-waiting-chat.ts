import { endWaitingChat as decide } from "#core/chat/end-waiting-chat.ts";
import { may } from "#core/permission/may.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";

export function endWaitingChat({
  logs,
  clock,
}: {
  logs: Logs;
  clock: Clock;
}): StaffProcedure<"chat.end-waiting"> {
  return {
    turn: ({ chatId }) => chatId,
    async prepare({ chatId }, { userId }) {
      await logs.load("chat", chatId);
      return () => {
        const { account } = logs;
        const chat = logs.peek("chat", chatId);
        const actor = { kind: "staff", account, userId } as const;
        if (!chat || !may(actor, "chat.end-waiting", { kind: "chat", chat })) {
          return { refused: "chat-unknown" };
        }
        return decide({ account, userId, chat }, clock.now());
      };
    },
  };
}
