import type { Asker as AskerKind } from "#contract/commands/command.ts";
import { type CommandError, commandError } from "#contract/error-codes.ts";
import type { Account } from "#core/account/account.ts";
import type { Asker } from "./asker.ts";

/** Why this asker may not ask what is for askers of the kind `by`; `null` when they may. (B-81) */
export function whyForbidden(by: AskerKind, account: Account, asker: Asker): CommandError | null {
  if (asker.kind === "customer") {
    return by === "customer" ? null : commandError("not-permitted");
  }
  const user = account.users[asker.userId];
  if (!user || user.disabled) return commandError("signed-out");
  switch (by) {
    case "customer":
      return commandError("not-permitted");
    case "administrator":
      return user.role === "administrator" ? null : commandError("not-permitted");
    case "agent":
      return user.webchat ? null : commandError("no-webchat");
    case "staff":
      return null;
  }
}
