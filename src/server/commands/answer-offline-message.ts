import { may } from "#core/permission/may.ts";
import { answerOfflineMessage as answer } from "#core/offline-message/answer-offline-message.ts";
import type { ChatId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { Decision } from "../performer/decision.ts";
import type { StaffProcedure } from "./procedure.ts";

export function answerOfflineMessage({
  logs,
  clock,
  ids,
}: {
  logs: Logs;
  clock: Clock;
  ids: Ids;
}): StaffProcedure<"offline-message.answer"> {
  return {
    turn: ({ offlineMessageId }) => offlineMessageId,
    async prepare({ offlineMessageId }, { userId }) {
      const loaded = await logs.load("offline-message", offlineMessageId);
      const customer = loaded && (await logs.load("customer", loaded.customerId));
      const previousId = customer?.chatId ?? null;
      if (previousId) await logs.load("chat", previousId);
      return (): Decision => {
        const message = logs.peek("offline-message", offlineMessageId);
        const { account } = logs;
        const actor = { kind: "staff", account, userId } as const;
        if (!message || !may(actor, "offline-message.finish", { kind: "offline-message", message })) {
          return { refused: "offline-message-unknown" };
        }
        const chatId = logs.peek("customer", message.customerId)?.chatId ?? null;
        const previous = (chatId && logs.peek("chat", chatId)) || null;
        const agent = logs.agent(userId);
        return answer({ account, agent, message, previous, chatId: ids.next<ChatId>() }, clock.now());
      };
    },
  };
}
