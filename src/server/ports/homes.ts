import type { AccountId } from "#core/ids.ts";
import type { Clock } from "./clock.ts";

/** Where an account is looked after. */
export type Home =
  /** At this server. Each of its saves names the epoch, which is higher than that of every home before. */
  | { readonly kind: "here"; readonly epoch: number }
  /** At the server that the others reach at this address. */
  | { readonly kind: "there"; readonly address: string }
  /** This server can neither be its home nor reach it, for a reason that an administrator has to mend. */
  | { readonly kind: "nowhere"; readonly words: string };

/** How a server takes part. */
export interface Joining {
  /** Where the other servers reach this one; `null`: there are no others. */
  readonly address: string | null;
  readonly clock: Clock;
  /** Told of a renewal of the lease that failed; the next one follows as usual. */
  readonly failed: (fault: unknown) => void;
}

/**
 * Which server is the home of which account. At any moment at most one is; it alone decides and saves
 * what happens in the account. A server is a home only while it renews a lease in the store, but the lease
 * only says when another server may take an account over: what keeps two homes apart is the account's
 * epoch, which each take-over raises and each save names. Every method may throw a `StoreFault`.
 */
export interface Homes {
  /**
   * Takes part from now on and renews the lease until `leave`. Called once, before anything else. Waits
   * for the lease of a server of the same address to run out; throws a `StoreFault` that says what to do
   * when that server renews it, or when one without an address cannot be beside others.
   */
  join(joining: Joining): Promise<void>;
  /**
   * The home of the account. Makes this server the home when no living server is. Only for an account
   * that exists or is about to be founded here.
   */
  find(accountId: AccountId): Promise<Home>;
  /**
   * Hands the account over: the next server that looks for its home becomes that at once. Called when
   * everything of the account has been saved; what it still saves afterwards is refused as moved. Does
   * nothing for an account that is not here. When it throws a `StoreFault`, the account may still be
   * here, and is among the orphans while it is.
   */
  release(accountId: AccountId): Promise<void>;
  /**
   * Accounts in which something goes on (a chat that is waiting, owned or in wrap-up; an agent who is not
   * unavailable) and that have no living home, at most `limit`, picked at random. An account that is at
   * this server counts only if `find` did not give it or a `release` was not known to succeed.
   */
  orphans(limit: number): Promise<AccountId[]>;
  /** Those of these addresses whose servers live. */
  living(addresses: readonly string[]): Promise<ReadonlySet<string>>;
  /** Called with accounts whose home this server was until another one took them over. Not after a release. */
  onLost(listener: (accountIds: readonly AccountId[]) => void): void;
  /**
   * By the steady time: does this server's lease certainly still run? `false`: others may be taking its
   * accounts over, and it would not have heard of that yet. What it saves is safe all the same.
   */
  readonly holdsLease: boolean;
  /**
   * The accounts that are at home at a living server, each with the address by which others reach it, empty
   * where there are no others; `null`: that cannot be known from here. May be asked without having joined.
   */
  seen(): Promise<ReadonlyMap<AccountId, string> | null>;
  /** At a graceful stop, after the releases: accounts that were not released have no home any more. */
  leave(): Promise<void>;
}
