import { lowerHand as decide } from "#core/chat/raise-hand.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function lowerHand(needs: { logs: Logs; clock: Clock }): StaffProcedure<"chat.lower-hand"> {
  return onChat(needs, (on, _payload, now) => decide(on, now));
}
