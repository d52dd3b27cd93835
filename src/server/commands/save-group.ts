import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onAccount } from "./on-account.ts";

export function saveGroup(needs: { logs: Logs; clock: Clock }): StaffProcedure<"group.save"> {
  return onAccount(needs, ({ groupId, ...payload }, { newId, account }) => {
    if (groupId && !account.groups[groupId]) return { refused: "group-unknown" };
    return { type: "save-group", group: { ...payload, groupId: groupId ?? newId() } };
  });
}
