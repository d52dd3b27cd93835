import { takeChat as decide } from "#core/chat/take-chat.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function takeChat(needs: { logs: Logs; clock: Clock }): StaffProcedure<"chat.take"> {
  return onChat(needs, (on, _payload, now) => decide(on, now));
}
