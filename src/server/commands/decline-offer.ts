import { declineOffer as decide } from "#core/chat/end-offer.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function declineOffer(needs: { logs: Logs; clock: Clock }): StaffProcedure<"offer.decline"> {
  return onChat(needs, (on, _payload, now) => decide(on, now));
}
