import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onAccount } from "./on-account.ts";

export function removeBreakReason(needs: {
  logs: Logs;
  clock: Clock;
}): StaffProcedure<"break-reason.remove"> {
  return onAccount(needs, ({ breakReasonId }) => ({ type: "remove-break-reason", breakReasonId }));
}
