import type {
  AccountRow,
  AgentRow,
  ChatRow,
  ContactRow,
  ContactWordRow,
  CustomerRow,
  EventRow,
  FileRow,
  FollowedAgentRow,
  FollowerRow,
  HandledChatRow,
  HistoryRow,
  LedgerRow,
  OfflineMessageRow,
  PositionRow,
  QueueWaitRow,
  SettingRow,
  StaffUserRow,
  StatusSpanRow,
  FollowerTable,
} from "../ports/rows.ts";

/** The tables as both engines have them. Times are ms since epoch, JSON is text, yes and no are 1 and 0. */
export interface Tables {
  ledger: LedgerRow;
  history: HistoryRow;
  event: EventRow;
  account: AccountRow;
  setting: SettingRow;
  agent: AgentRow;
  chat: ChatRow;
  contact: ContactRow;
  contact_word: ContactWordRow;
  handled_chat: HandledChatRow;
  queue_wait: QueueWaitRow;
  followed_agent: FollowedAgentRow;
  status_span: StatusSpanRow;
  follower: FollowerRow;
  customer: CustomerRow;
  offline_message: OfflineMessageRow;
  file: FileRow;
  staff_user: StaffUserRow;
  position: PositionRow;
  installation: { key: string; value: string };
}

/** The tables that each follower writes. */
export const tablesOfFollower: Readonly<Record<string, readonly FollowerTable[]>> = {
  "contact-words": ["contact_word"],
  "handled-chats": ["handled_chat"],
  "queue-waits": ["queue_wait"],
  "agent-statuses": ["followed_agent", "status_span"],
};

/** The primary key of each row table; a later row with the same key replaces the earlier one. */
export const rowKeys = {
  account: "account_id",
  setting: "item_id",
  agent: "user_id",
  chat: "chat_id",
  contact: "contact_id",
  customer: "customer_id",
  offline_message: "offline_message_id",
  file: "file_id",
  staff_user: "user_id",
} as const;
