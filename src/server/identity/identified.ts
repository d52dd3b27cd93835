import { createHash } from "node:crypto";
import type { Person } from "#core/customer/person.ts";
import type { AccountId, ContactId, CustomerId, IdentityKeyId } from "#core/ids.ts";
import { LruCache } from "../basics/lru-cache.ts";
import type { Clock } from "../ports/clock.ts";
import type { ReadToken } from "./read-token.ts";

/** How long a customer counts as identified for the next chat they begin. Their page says so anew when it loads. */
const identifiedMs = 12 * 3_600_000;

/** How long the secret of a new key is shown to whoever may change settings. */
export const secretShownMs = 10 * 60_000;

/** Customers and tokens that are remembered at least. */
const rememberedMax = 20_000;

/**
 * Who has been identified, and by which tokens, in memory at the account's home. After it has moved, pages identify
 * their customers anew; a token could then be used by a second browser, for what is left of its hour at most.
 */
export class Identified {
  readonly #clock: Pick<Clock, "now">;
  readonly #people = new LruCache<{ readonly person: Person; readonly until: number }>(rememberedMax);
  readonly #tokens = new LruCache<CustomerId>(rememberedMax);
  readonly #newKeys = new Map<IdentityKeyId, number>();

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** Who this customer is; `null`: nobody has vouched for them since. */
  of(customerId: CustomerId): Person | null {
    const known = this.#people.get(customerId);
    return known && known.until > this.#clock.now() ? known.person : null;
  }

  /** May this customer use the token? It belongs to the first browser that did. */
  mayUse({ tokenId }: ReadToken, customerId: CustomerId): boolean {
    return (this.#tokens.get(tokenId) ?? customerId) === customerId;
  }

  remember({ person, tokenId }: ReadToken, customerId: CustomerId): void {
    this.#people.set(customerId, { person, until: this.#clock.now() + identifiedMs });
    this.#tokens.set(tokenId, customerId);
  }

  keyMade(identityKeyId: IdentityKeyId): void {
    const now = this.#clock.now();
    for (const [id, until] of this.#newKeys) if (until <= now) this.#newKeys.delete(id);
    this.#newKeys.set(identityKeyId, now + secretShownMs);
  }

  /** Has the key been made just now, so that its secret may be shown? */
  isNew(identityKeyId: IdentityKeyId): boolean {
    return (this.#newKeys.get(identityKeyId) ?? 0) > this.#clock.now();
  }
}

/** The contact of a person that the company knows by this id: the same on every device. */
export function contactIdOf(accountId: AccountId, externalId: string): ContactId {
  const name = JSON.stringify(["contact", accountId, externalId]);
  return createHash("sha256").update(name).digest("base64url").slice(0, 20) as ContactId;
}
