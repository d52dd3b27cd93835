import { playChat as decide } from "#core/chat/play-chat.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function playChat(needs: { logs: Logs; clock: Clock }): StaffProcedure<"chat.play"> {
  return onChat(needs, (on, _payload, now) => decide(on, now));
}
