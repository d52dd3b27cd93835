import type { CommandId } from "#contract/ids.ts";
import type { Generated } from "kysely";
import type { Status } from "#core/agent/agent.ts";
import type { WaitEnd } from "#core/board/queue-wait.ts";
import type { Ending } from "#core/chat/how-ended.ts";
import type {
  AccountId,
  BreakReasonId,
  ChatId,
  ClassificationId,
  ContactId,
  CustomerId,
  FileId,
  OfflineMessageId,
  QueueId,
  UserId,
} from "#core/ids.ts";
import type { LogKind } from "./store.ts";

export interface LedgerRow {
  account_id: AccountId;
  /** Position of the account's last event, also when that has been erased since. */
  head: number;
  /** Raised whenever the account changes its home; 0: it never had one. */
  epoch: Generated<number>;
  /** The server that is its home; `null`: none is. */
  home_id: Generated<string | null>;
}

/** The start of a history in an account's ledger. */
export interface HistoryRow {
  history: string;
  account_id: AccountId;
  /** 1, 2, 3 … in the order in which they began. */
  ordinal: number;
  /** Position of its first event. */
  from_position: number;
}

export interface EventRow {
  account_id: AccountId;
  position: number;
  kind: LogKind;
  log_id: string;
  number: number;
  at: number;
  recorded_at: number;
  type: string;
  body: string;
  command_id: CommandId | null;
}

export interface AccountRow {
  account_id: AccountId;
  /** Number of the last event in `state`. */
  number: number;
  /** Without the items of its settings. */
  state: string;
}

/** One item of one kind of setting; ids are unique among all. */
export interface SettingRow {
  item_id: string;
  account_id: AccountId;
  kind: string;
  /** `null` once it was removed. */
  body: string | null;
}

export interface AgentRow {
  user_id: UserId;
  account_id: AccountId;
  number: number;
  /** 1 unless the agent is unavailable. */
  is_live: number;
  state: string;
}

/**
 * Written when a chat changes its state, not with each message: `state` is the chat after event `number`, and
 * later events are in the log.
 */
export interface ChatRow {
  chat_id: ChatId;
  account_id: AccountId;
  number: number;
  stage: string;
  /** 1 while it is waiting, owned or in wrap-up. */
  is_live: number;
  queue_id: QueueId;
  customer_id: CustomerId;
  contact_id: ContactId | null;
  owner_id: UserId | null;
  queued_at: number;
  /** `null` while the chat is live. */
  finished_at: number | null;
  classification_id: ClassificationId | null;
  /** 1 while a mail is to be sent to its customer, or may have to be. */
  mail_due: number;
  /** How it ended; `null` while it goes on. */
  ended: Ending | null;
  state: string;
}

export interface ContactRow {
  contact_id: ContactId;
  account_id: AccountId;
  number: number;
  name: string;
  email: string;
  phone: string;
  /** The contact that stands for this one; `null`: it stands for itself. */
  merged_into: ContactId | null;
  /** The ids of those for which it stands, as JSON. */
  merged_from: string;
}

/** A word under which a contact is found; written by a follower. */
export interface ContactWordRow {
  account_id: AccountId;
  word: string;
  contact_id: ContactId;
}

/** A chat that an agent has or had in their inbox; written by a follower. */
export interface HandledChatRow {
  chat_id: ChatId;
  user_id: UserId;
  account_id: AccountId;
  /** When it last came into that inbox. */
  owned_at: number;
  /** 1 while it is there. */
  is_owned: number;
  /** When the agent first wrote in it, and how long after it had come; `null`: the agent has not. */
  responded_at: number | null;
  response_ms: number | null;
  /** Since when it has been the agent's active item; `null`: it is not. */
  active_since: number | null;
  /** How long it was their active item before. */
  handle_ms: number;
  /** When it was closed out of that inbox; `null`: it was not. */
  handled_at: number | null;
}

/** A wait for a first agent in a queue. */
export interface QueueWaitRow {
  chat_id: ChatId;
  /** 1 for the chat's first queue, 2 for the one it went on to, … */
  number: number;
  account_id: AccountId;
  queue_id: QueueId;
  began_at: number;
  /** Both `null` while it goes on. */
  ended_at: number | null;
  how: WaitEnd | null;
}

/** An agent as their log says, as far as a follower has followed it. */
export interface FollowedAgentRow {
  user_id: UserId;
  account_id: AccountId;
  /** Since when the agent has had the present status. */
  since: number;
  state: string;
}

/** A time in which an agent had one status, and that is over; written by a follower. */
export interface StatusSpanRow {
  /** The agent's id and the number of the event that ended it. */
  span_id: string;
  user_id: UserId;
  account_id: AccountId;
  status: Status;
  break_reason_id: BreakReasonId | null;
  began_at: number;
  ended_at: number;
}

/** The cursor of a follower in an account's ledger. */
export interface FollowerRow {
  name: string;
  account_id: AccountId;
  version: number;
  cursor: number;
}

export interface CustomerRow {
  customer_id: CustomerId;
  account_id: AccountId;
  number: number;
  chat_id: ChatId | null;
}

export interface OfflineMessageRow {
  offline_message_id: OfflineMessageId;
  account_id: AccountId;
  number: number;
  customer_id: CustomerId;
  left_at: number;
  /** `null` while nobody has finished it. */
  finished_at: number | null;
  state: string;
}

/** A file that is coming, has come, was sent with a message, or is to be erased. */
export interface FileRow {
  file_id: FileId;
  account_id: AccountId;
  /** `coming`: not all of it is there; `ready`: it waits to be sent; `gone`: its bytes are to be erased. */
  state: "coming" | "ready" | "sent" | "gone";
  /** The chat in which it was sent; `null` before and after. */
  chat_id: ChatId | null;
  by_kind: "customer" | "user";
  by_id: string;
  name: string;
  /** "" while it is coming. */
  type: string;
  bytes: number;
  /** Of an image; `null`: it is none, or not known to be one yet. */
  width: number | null;
  height: number | null;
}

export interface StaffUserRow {
  user_id: UserId;
  account_id: AccountId;
  email: string;
}

export interface PositionRow {
  chat_id: ChatId;
  who: string;
  delivered: number;
  seen: number;
  seen_messages: number;
}

/** The tables that followers write, and the column by which each keeps its rows. */
export const followerTables = {
  contact_word: "contact_id",
  handled_chat: "chat_id",
  queue_wait: "chat_id",
  followed_agent: "user_id",
  status_span: "span_id",
} as const;

export type FollowerTable = keyof typeof followerTables;

/** The rows of those tables. */
export interface FollowerRows {
  contact_word: ContactWordRow;
  handled_chat: HandledChatRow;
  queue_wait: QueueWaitRow;
  followed_agent: FollowedAgentRow;
  status_span: StatusSpanRow;
}
