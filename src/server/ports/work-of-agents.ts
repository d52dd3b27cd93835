import type { Ending } from "#core/chat/how-ended.ts";
import type { AccountId, ChatId, ClassificationId, QueueId, UserId } from "#core/ids.ts";
import type { FollowedAgentRow, HandledChatRow, StatusSpanRow } from "./rows.ts";

export interface HandledChatsAsked {
  readonly accountId: AccountId;
  readonly userId: UserId;
  /** Only those that came into the inbox from this time on, and before that one. */
  readonly from: number | null;
  readonly to: number | null;
  readonly queueId: QueueId | null;
  readonly classificationId: ClassificationId | null;
  readonly ended: Ending | null;
  /** Each must be the beginning of one of the contact's words. */
  readonly words: readonly string[];
  /** Only those after this one in the list. */
  readonly after: { readonly ownedAt: number; readonly chatId: ChatId } | null;
  readonly limit: number;
}

/** A chat somebody has had, as its row is now. */
export interface HandledChat {
  readonly chatId: ChatId;
  readonly ownedAt: number;
  readonly state: string;
  /** The name of its contact, or of the one that stands for it. */
  readonly contactName: string | null;
}

export interface DayAsked {
  readonly accountId: AccountId;
  readonly userId: UserId;
  /** When the day began. */
  readonly from: number;
}

export interface DayRows {
  /** Chats that were closed out of the inbox since then. */
  readonly handled: readonly Pick<HandledChatRow, "handle_ms">[];
  /** Chats in which the agent first wrote since then. */
  readonly responded: readonly Pick<HandledChatRow, "response_ms">[];
  /** Times in a status that ended since then. */
  readonly spans: readonly StatusSpanRow[];
  readonly agent: FollowedAgentRow | null;
}
