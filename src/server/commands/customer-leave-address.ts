import { leaveAddress } from "#core/mail/leave-address.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import { onOwnChat } from "./on-own-chat.ts";
import type { CustomerProcedure } from "./procedure.ts";

export function customerLeaveAddress(needs: {
  logs: Logs;
  clock: Clock;
}): CustomerProcedure<"customer.leave-address"> {
  return onOwnChat(needs, (on, { email }, now) => leaveAddress({ ...on, email }, now));
}
