import type { CustomerName } from "./customer-name.ts";
import type { BreakReasonId, ChatId, QueueId, UserId } from "../ids.ts";
import type { HandView, Status } from "./cards.ts";

/** A queue as the live board shows it. Figures are of the last half hour; see `docs/metrics.md`. (B-90) */
export interface BoardQueueCard {
  readonly queueId: QueueId;
  readonly waitingCount: number;
  /** Start of the longest wait; `null` when nobody waits. */
  readonly longestWaitSince: number | null;
  readonly answered: number;
  readonly abandoned: number;
  /** Mean wait of the answered ones; `null` when there are none. */
  readonly averageWaitMs: number | null;
  /** 0 to 1; `null` without an answer target, or when nothing counts. */
  readonly serviceLevel: number | null;
  /** Number of agents who serve it, by status. */
  readonly agents: Readonly<Record<Exclude<Status, "unavailable">, number>>;
  /** Chats that agents have in their inboxes, those in wrap-up left out. */
  readonly inProgress: number;
}

/** An agent as the live board shows them. (B-90) */
export interface BoardAgentCard {
  readonly userId: UserId;
  readonly name: string;
  readonly status: Status;
  readonly statusSince: number;
  readonly breakReasonId: BreakReasonId | null;
  /** The break has got longer than its reason allows. */
  readonly hasOverrun: boolean;
  readonly ownedCount: number;
  /** The highest maximum among the queues they serve. */
  readonly chatsMax: number;
  readonly activeChatId: ChatId | null;
}

/** A chat that somebody waits in or works on, as the live board shows it. (B-90) */
export interface BoardChatCard {
  readonly chatId: ChatId;
  readonly name: CustomerName;
  readonly queueId: QueueId;
  readonly state: "waiting" | "owned" | "wrap-up";
  readonly ownerId: UserId | null;
  readonly active: boolean;
  readonly queuedAt: number;
  readonly ownedSince: number | null;
  /** Start of the reply wait; `null` when nobody waits for a reply. */
  readonly replyWaitSince: number | null;
  /** `null` when the agent does not ask for help. */
  readonly hand: HandView | null;
}

/** What supervisors are alerted of in a queue, for as long as it lasts. (B-90) */
export interface QueueAlertCard {
  readonly queueId: QueueId;
  readonly alerts: readonly { readonly kind: QueueAlertKind; readonly since: number }[];
}

/** Waits past the answer target, a service level below its target, customers without anybody there. */
export type QueueAlertKind = "late" | "service-level" | "unattended";
