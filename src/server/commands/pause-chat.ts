import { pauseChat as decide } from "#core/chat/pause-chat.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function pauseChat(needs: { logs: Logs; clock: Clock }): StaffProcedure<"chat.pause"> {
  return onChat(needs, (on, _payload, now) => decide(on, now));
}
