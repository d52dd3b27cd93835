import type { CommandId } from "#contract/ids.ts";
import type { AccountId, CustomerId } from "#core/ids.ts";
import { createHash } from "node:crypto";

/**
 * Derives the id of the thing a command creates. A repeated command gets the same id, and nobody can choose
 * the id of another account or customer.
 */
export function idFromCommand<Id extends string>(
  kind: "contact" | "offline-message" | "setting" | "user",
  ownerId: AccountId | CustomerId,
  commandId: CommandId,
): Id {
  const hash = createHash("sha256").update(`${kind} ${ownerId} ${commandId}`).digest("base64url");
  return hash.slice(0, 20) as Id;
}
