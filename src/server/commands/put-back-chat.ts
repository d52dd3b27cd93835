import { putBackChat as decide } from "#core/chat/put-back-chat.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function putBackChat(needs: { logs: Logs; clock: Clock }): StaffProcedure<"chat.put-back"> {
  return onChat(needs, (on, payload, now) => decide({ ...on, ...payload }, now));
}
