import type { BreakReasonId, ChatId, ClassificationId, QueueId } from "../ids.ts";
import type { Status } from "./cards.ts";
import type { CustomerName } from "./customer-name.ts";

/** A chat that an agent has or had in their inbox. */
export interface HistoryChatView {
  readonly chatId: ChatId;
  readonly name: CustomerName;
  readonly queueId: QueueId;
  /** When it last came into that inbox. */
  readonly ownedAt: number;
  readonly state: string;
  /** Who ended it, or that nobody had it in the end; `null` while it goes on. */
  readonly ended: "customer" | "agent" | "abandoned" | null;
  readonly firstWords: string;
  readonly classificationId: ClassificationId | null;
  /** The stars the customer gave; `null`: none. */
  readonly stars: number | null;
}

/** Where a page of a history ends. */
export interface HistoryPlace {
  readonly ownedAt: number;
  readonly chatId: ChatId;
}

/** An agent's day so far. What each figure says is in `docs/metrics.md`. */
export interface DayView {
  /** When the day began, in the account's time zone. */
  readonly from: number;
  /** Until when this holds. */
  readonly to: number;
  readonly handled: number;
  /** Average over the chats handled; `null`: there are none. */
  readonly handleMs: number | null;
  /** Chats in which the agent first wrote today. */
  readonly responded: number;
  /** Average over those; `null`: there are none. */
  readonly responseMs: number | null;
  /** The time in each status, each kind of break by itself. */
  readonly statuses: readonly {
    readonly status: Status;
    readonly breakReasonId: BreakReasonId | null;
    readonly ms: number;
  }[];
}
