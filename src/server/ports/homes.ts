import type { AccountId } from "#core/ids.ts";
import type { Clock } from "./clock.ts";

/** The home of an account. */
export type Home =
  /** At this server. Each of its saves names the epoch, which is higher than that of every home before. */
  | { readonly kind: "here"; readonly epoch: number }
  /** At the server that the others reach at this address. */
  | { readonly kind: "there"; readonly address: string }
  /** This server can neither be the home nor reach it; `words` says what an administrator has to mend. */
  | { readonly kind: "nowhere"; readonly words: string };

/** Options for joining the servers. */
export interface Joining {
  /** Where the other servers reach this one; `null`: there are no others. */
  readonly address: string | null;
  readonly clock: Clock;
  /** Called when a renewal of the lease failed; the next one follows as usual. */
  readonly failed: (fault: unknown) => void;
}

/**
 * Assigns accounts to servers. At any moment an account has at most one home, which alone decides and saves
 * its changes. A server is a home only while it renews a lease in the store. The lease determines when
 * another server may take an account over; the account's epoch keeps two homes apart, because each take-over
 * raises it and each save names it. Every method may throw a `StoreFault`.
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
   * Hands the account over: the next server that looks for its home becomes its home at once. Called when the
   * account has saved everything; later saves are refused as moved. Does nothing for an account that is not
   * here. After a `StoreFault` the account may still be here, and is then among the orphans.
   */
  release(accountId: AccountId): Promise<void>;
  /**
   * At most `limit` accounts, picked at random, that have work (a chat that is waiting, owned or in wrap-up;
   * an agent who is not unavailable) and no living home. An account of this server counts only if `find` did
   * not return it or a `release` was not known to succeed.
   */
  orphans(limit: number): Promise<AccountId[]>;
  /** The addresses, of those given, whose servers live. */
  living(addresses: readonly string[]): Promise<ReadonlySet<string>>;
  /** Called with accounts that another server has taken over from this one. Not called after a release. */
  onLost(listener: (accountIds: readonly AccountId[]) => void): void;
  /**
   * Does this server's lease certainly still run, by the steady time? When `false`, other servers may be
   * taking its accounts over without this one knowing. Its saves are safe all the same.
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
