import { raiseHand as decide } from "#core/chat/raise-hand.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function raiseHand(needs: { logs: Logs; clock: Clock }): StaffProcedure<"chat.raise-hand"> {
  return onChat(needs, (on, { text }, now) => decide({ ...on, text }, now));
}
