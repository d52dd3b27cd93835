import type { OfflineView } from "./offline-view.ts";

/** Whether a chat may begin now, as a company's page may know before anybody opens the chat. */
export interface AvailabilityView {
  readonly mayBegin: boolean;
  /** An agent who serves the widget's queue is there. */
  readonly agentsThere: boolean;
  /** `null` when one may begin. */
  readonly why: OfflineView["why"] | null;
  /** When it opens next (ms since epoch), where that is known. */
  readonly opensAt: number | null;
}
