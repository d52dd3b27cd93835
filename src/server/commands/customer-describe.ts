import { describeCustomer } from "#core/chat/describe-customer.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import { onOwnChat } from "./on-own-chat.ts";
import type { CustomerProcedure } from "./procedure.ts";

export function customerDescribe(needs: {
  logs: Logs;
  clock: Clock;
}): CustomerProcedure<"customer.describe"> {
  return onOwnChat(needs, ({ chat }, { fields }, now) => describeCustomer({ chat, fields }, now));
}
