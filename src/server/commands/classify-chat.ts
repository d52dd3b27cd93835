import { classifyChat as decide } from "#core/chat/classify-chat.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function classifyChat(needs: { logs: Logs; clock: Clock }): StaffProcedure<"chat.classify"> {
  return onChat(needs, (on, payload, now) => decide({ ...on, ...payload }, now));
}
