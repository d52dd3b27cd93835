import { type CommandError, commandError } from "#contract/error-codes.ts";
import type { Permission } from "#contract/permissions.ts";
import type { Account } from "#core/account/account.ts";
import { type Actor, whyForbidden as why } from "#core/permission/may.ts";
import type { Asker } from "./asker.ts";

/** The asker as the rules of permissions know them. */
export function actorOf(account: Account, asker: Asker): Actor {
  return asker.kind === "staff"
    ? { kind: "staff", account, userId: asker.userId }
    : { kind: "customer", account, customerId: asker.customerId };
}

/** Why this asker may not ask what needs this permission; `null` when they may. (B-81) */
export function whyForbidden(permission: Permission, account: Account, asker: Asker): CommandError | null {
  const forbidden = why(actorOf(account, asker), permission);
  return forbidden && commandError(forbidden);
}
