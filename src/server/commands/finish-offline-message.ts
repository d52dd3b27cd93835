import { byUser } from "#core/author.ts";
import { may } from "#core/permission/may.ts";
import { finishOfflineMessage as finish } from "#core/offline-message/finish-offline-message.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
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
    async prepare({ offlineMessageId }, { userId }) {
      await logs.load("offline-message", offlineMessageId);
      return () => {
        const message = logs.peek("offline-message", offlineMessageId);
        const actor = { kind: "staff", account: logs.account, userId } as const;
        if (!message || !may(actor, "offline-message.finish", { kind: "offline-message", message })) {
          return { refused: "offline-message-unknown" };
        }
        return finish(message, { at: clock.now(), by: byUser(userId) });
      };
    },
  };
}
