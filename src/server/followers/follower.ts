import type { FollowerName, KeptName, KeptRows, LedgerEvent, LogKind } from "../ports/store.ts";

/**
 * Derives rows from the ledger that can be thrown away and rebuilt. The follower's cursor is stored beside
 * its rows. A higher version rebuilds everything.
 */
export interface Follower extends FollowerName {
  /** Kinds of logs that it looks at. */
  readonly kinds: readonly LogKind[];
  /** The rows that `follow` needs to go on from; left out when these events say everything. */
  buildsOn?(events: readonly LedgerEvent[]): readonly KeptName[];
  /**
   * Turns these events into rows. Rows must depend on the ledger up to here alone, so that a rebuild gives
   * the same. A later entry for a key replaces an earlier one. `before`: what it has kept under the names that
   * it builds on.
   */
  follow(events: readonly LedgerEvent[], before: readonly KeptRows[]): readonly KeptRows[];
}
