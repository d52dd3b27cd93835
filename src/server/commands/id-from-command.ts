import type { CommandId } from "#contract/ids.ts";
import type { AccountId, CustomerId } from "#core/ids.ts";
import { createHash } from "node:crypto";

/**
 * The id of the thing of this kind that a command creates: the same command again names the same thing, and nobody
 * can choose one of another account or customer.
 */
export function idFromCommand<Id extends string>(
  kind: "contact" | "offline-message" | "setting" | "user",
  ownerId: AccountId | CustomerId,
  commandId: CommandId,
): Id {
  const hash = createHash("sha256").update(`${kind} ${ownerId} ${commandId}`).digest("base64url");
  return hash.slice(0, 20) as Id;
}
