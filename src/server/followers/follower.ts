import type { FollowerName, KeptRows, LedgerEvent, LogKind } from "../ports/store.ts";

/**
 * Something that is made of the ledger and can be thrown away and made again: a follower keeps rows of
 * its own, and beside them how far it has come. A greater version makes everything anew.
 */
export interface Follower extends FollowerName {
  /** Kinds of logs that it looks at. */
  readonly kinds: readonly LogKind[];
  /**
   * KeyedMutex these events into rows. The rows may depend on nothing but the ledger up to here, so that a rebuild
   * gives the same. A later entry for a key replaces an earlier one.
   */
  follow(events: readonly LedgerEvent[]): readonly KeptRows[];
}
