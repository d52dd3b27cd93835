import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onAccount } from "./on-account.ts";

export function saveOpeningHours(needs: { logs: Logs; clock: Clock }): StaffProcedure<"opening-hours.save"> {
  return onAccount(needs, ({ openingHoursId, ...payload }, { newId, account }) => {
    if (openingHoursId && !account.openingHours[openingHoursId]) return { refused: "opening-hours-unknown" };
    return {
      type: "save-opening-hours",
      openingHours: { ...payload, openingHoursId: openingHoursId ?? newId() },
    };
  });
}
