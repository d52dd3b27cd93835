import type { AccountId, CustomerId } from "#core/ids.ts";
import { createHash } from "node:crypto";

/**
 * Who the holder of this secret is. The id is the secret's fingerprint within the account, so that
 * nothing has to be stored to know a customer again, and an id tells nothing about its secret:
 * 32 random bytes cannot be guessed back.
 */
export function customerIdOf(accountId: AccountId, secret: string): CustomerId {
  const hash = createHash("sha256").update(`${accountId} ${secret}`).digest("base64url");
  return hash.slice(0, 24) as CustomerId;
}
