import type { AccountId, CustomerId } from "#core/ids.ts";
import { createHash } from "node:crypto";

/**
 * The customer id for a secret: a hash of account and secret. Nothing has to be stored to recognise a
 * customer, and the id does not reveal the secret, because 32 random bytes cannot be guessed.
 */
export function customerIdOf(accountId: AccountId, secret: string): CustomerId {
  const hash = createHash("sha256").update(`${accountId} ${secret}`).digest("base64url");
  return hash.slice(0, 24) as CustomerId;
}
