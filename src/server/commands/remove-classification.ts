import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onAccount } from "./on-account.ts";

export function removeClassification(needs: {
  logs: Logs;
  clock: Clock;
}): StaffProcedure<"classification.remove"> {
  return onAccount(needs, ({ classificationId }) => ({ type: "remove-classification", classificationId }));
}
