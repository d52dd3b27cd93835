import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onAccount } from "./on-account.ts";

export function saveQueue(needs: { logs: Logs; clock: Clock }): StaffProcedure<"queue.save"> {
  return onAccount(needs, ({ queueId, ...payload }, { newId, account }) => {
    if (queueId && !account.queues[queueId]) return { refused: "queue-unknown" };
    return { type: "save-queue", queue: { ...payload, queueId: queueId ?? newId() } };
  });
}
