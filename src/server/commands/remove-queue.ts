import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onAccount } from "./on-account.ts";

export function removeQueue(needs: { logs: Logs; clock: Clock }): StaffProcedure<"queue.remove"> {
  return onAccount(needs, ({ queueId }) => {
    const inUse = [...needs.logs.liveChats()].some((chat) => chat.queueId === queueId);
    return { type: "remove-queue", queueId, inUse };
  });
}
