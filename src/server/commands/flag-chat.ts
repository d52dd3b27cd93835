import { flagChat as decide } from "#core/chat/flag-chat.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function flagChat(needs: { logs: Logs; clock: Clock }): StaffProcedure<"chat.flag"> {
  return onChat(needs, (on, { isFlagged }, now) => decide({ ...on, isFlagged }, now));
}
