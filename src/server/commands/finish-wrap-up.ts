import { finishWrapUp as decide } from "#core/chat/finish-wrap-up.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function finishWrapUp(needs: { logs: Logs; clock: Clock }): StaffProcedure<"wrap-up.finish"> {
  return onChat(needs, (on, _payload, now) => decide(on, now));
}
