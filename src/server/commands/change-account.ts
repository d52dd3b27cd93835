import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onAccount } from "./on-account.ts";

export function changeAccount(needs: { logs: Logs; clock: Clock }): StaffProcedure<"account.change"> {
  return onAccount(needs, (rules) => ({ type: "change-account", rules }));
}
