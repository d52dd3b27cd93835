import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onAccount } from "./on-account.ts";

export function removeGroup(needs: { logs: Logs; clock: Clock }): StaffProcedure<"group.remove"> {
  return onAccount(needs, ({ groupId }) => ({ type: "remove-group", groupId }));
}
