/** Why no chat can be started now. (B-15) */
export interface OfflineView {
  /** Outside opening hours, as many waiting as may, or nobody there. */
  readonly why: "closed" | "full" | "unattended";
  /** When it opens next (ms since epoch), where that is known. */
  readonly opensAt: number | null;
}
