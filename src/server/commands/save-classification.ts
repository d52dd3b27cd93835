import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onAccount } from "./on-account.ts";

export function saveClassification(needs: {
  logs: Logs;
  clock: Clock;
}): StaffProcedure<"classification.save"> {
  return onAccount(needs, ({ classificationId, ...payload }, { newId, account }) => {
    if (classificationId && !account.classifications[classificationId]) {
      return { refused: "classification-unknown" };
    }
    return {
      type: "save-classification",
      classification: { ...payload, classificationId: classificationId ?? newId(), retired: false },
    };
  });
}
