import { acceptOffer as decide } from "#core/chat/accept-offer.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function acceptOffer(needs: { logs: Logs; clock: Clock }): StaffProcedure<"offer.accept"> {
  return onChat(needs, (on, _payload, now) => decide(on, now));
}
