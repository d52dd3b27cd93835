import { rateChat } from "#core/chat/rate-chat.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import { onOwnChat } from "./on-own-chat.ts";
import type { CustomerProcedure } from "./procedure.ts";

export function customerRate(needs: { logs: Logs; clock: Clock }): CustomerProcedure<"customer.rate"> {
  return onOwnChat(needs, ({ chat }, { stars, comment }, now) => rateChat({ chat, stars, comment }, now));
}
