import { leaveChat } from "#core/chat/end-chat.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import { onOwnChat } from "./on-own-chat.ts";
import type { CustomerProcedure } from "./procedure.ts";

export function customerLeave(needs: { logs: Logs; clock: Clock }): CustomerProcedure<"customer.leave"> {
  return onOwnChat(needs, (on, _payload, now) => leaveChat(on, now));
}
