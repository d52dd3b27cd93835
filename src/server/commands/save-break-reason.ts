import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onAccount } from "./on-account.ts";

export function saveBreakReason(needs: { logs: Logs; clock: Clock }): StaffProcedure<"break-reason.save"> {
  return onAccount(needs, ({ breakReasonId, ...payload }, { newId, account }) => {
    if (breakReasonId && !account.breakReasons[breakReasonId]) return { refused: "break-reason-unknown" };
    return {
      type: "save-break-reason",
      breakReason: { ...payload, breakReasonId: breakReasonId ?? newId() },
    };
  });
}
