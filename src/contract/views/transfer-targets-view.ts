import type { QueueId, UserId } from "../ids.ts";
import type { IneligibilityView } from "./allocation-view.ts";
import type { Status } from "./cards.ts";

/** A queue to which a chat can be moved. (B-43) */
export interface TargetQueueView {
  readonly queueId: QueueId;
  readonly waitingCount: number;
  /** From the latest waits of chats that were answered; `null` when there are too few to tell. (B-77) */
  readonly estimatedWaitMs: number | null;
  readonly availableCount: number;
}

/** An agent to whom a chat can be offered. (B-44) */
export interface TargetAgentView {
  readonly userId: UserId;
  readonly name: string;
  readonly status: Status;
  readonly owned: number;
  readonly chatsMax: number;
  /** Why the chat cannot be offered to them; `null` when it can. */
  readonly why: IneligibilityView | null;
}

export interface TransferTargetsView {
  readonly queues: readonly TargetQueueView[];
  /** Those who can be chosen first, then by name. */
  readonly agents: readonly TargetAgentView[];
  /** How many more agents have this text in their name. */
  readonly moreAgents: number;
}
