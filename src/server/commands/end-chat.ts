import { endChat as decide } from "#core/chat/end-chat.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function endChat(needs: { logs: Logs; clock: Clock }): StaffProcedure<"chat.end"> {
  return onChat(needs, (on, { seenNumber }, now) => decide({ ...on, seenNumber }, now));
}
