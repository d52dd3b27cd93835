import { extendWrapUpOf as decide } from "#core/chat/extend-wrap-up.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function extendWrapUp(needs: { logs: Logs; clock: Clock }): StaffProcedure<"wrap-up.extend"> {
  return onChat(needs, (on, _payload, now) => decide(on, now));
}
