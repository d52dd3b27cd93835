import { markAbusive as decide } from "#core/chat/mark-abusive.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function markAbusive(needs: { logs: Logs; clock: Clock }): StaffProcedure<"chat.mark-abusive"> {
  return onChat(needs, (on, payload, now) => decide({ ...on, ...payload }, now));
}
