import type { FollowerName, KeptRows, LedgerEvent, LogKind } from "../ports/store.ts";

/**
 * Derives rows from the ledger that can be thrown away and rebuilt. The follower's cursor is stored beside
 * its rows. A higher version rebuilds everything.
 */
export interface Follower extends FollowerName {
  /** Kinds of logs that it looks at. */
  readonly kinds: readonly LogKind[];
  /**
   * Turns these events into rows. Rows must depend on the ledger up to here alone, so that a rebuild gives
   * the same. A later entry for a key replaces an earlier one.
   */
  follow(events: readonly LedgerEvent[]): readonly KeptRows[];
}
