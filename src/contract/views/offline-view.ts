/** Why no chat can be started now. (B-15) */
export interface OfflineView {
  /** Outside opening hours, queue full, or no agent there. */
  readonly why: "closed" | "full" | "unattended";
  /** When it opens next (ms since epoch), where that is known. */
  readonly opensAt: number | null;
}
