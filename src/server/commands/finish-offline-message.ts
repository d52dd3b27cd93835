import { finishOfflineMessage as finish } from "#core/offline-message/finish-offline-message.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import { maySeeOfflineMessage } from "../presenters/may-see-offline-message.ts";
import type { StaffProcedure } from "./procedure.ts";

export function finishOfflineMessage({
  logs,
  clock,
}: {
  logs: Logs;
  clock: Clock;
}): StaffProcedure<"offline-message.finish"> {
  return {
    turn: ({ offlineMessageId }) => offlineMessageId,
    async prepare({ offlineMessageId }, { accountId, userId }) {
      await logs.load("offline-message", offlineMessageId);
      return () => {
        const message = logs.peek("offline-message", offlineMessageId);
        if (!message || !maySeeOfflineMessage(logs.account(accountId), userId, message)) {
          return { refused: "offline-message-unknown" };
        }
        return finish(message, userId, clock.now());
      };
    },
  };
}
