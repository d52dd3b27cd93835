import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onAccount } from "./on-account.ts";

export function removeOpeningHours(needs: {
  logs: Logs;
  clock: Clock;
}): StaffProcedure<"opening-hours.remove"> {
  return onAccount(needs, ({ openingHoursId }) => ({ type: "remove-opening-hours", openingHoursId }));
}
