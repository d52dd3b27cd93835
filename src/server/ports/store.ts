import type { CommandId } from "#contract/ids.ts";
import type {
  AccountId,
  ChatId,
  ContactId,
  CustomerId,
  FileId,
  OfflineMessageId,
  UserId,
} from "#core/ids.ts";
import type {
  AccountRow,
  AgentRow,
  ChatRow,
  ContactRow,
  CustomerRow,
  FileRow,
  FollowerRows,
  FollowerTable,
  OfflineMessageRow,
  QueueWaitRow,
  SettingRow,
  StaffUserRow,
} from "./rows.ts";
import type { DayAsked, DayRows, HandledChat, HandledChatsAsked } from "./work-of-agents.ts";

/** The questions of one asker wait in one line, whatever connection they come by. */
export type AskerId = CustomerId | UserId;

export type LogKind = "account" | "agent" | "chat" | "contact" | "customer" | "offline-message";

/** An event as it lies in its log. */
export interface StoredEvent {
  readonly accountId: AccountId;
  readonly logId: string;
  /** 1, 2, 3 … without a gap. */
  readonly number: number;
  readonly at: number;
  readonly type: string;
  /** Its other fields. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The command that it is the last event of in this log. */
  readonly commandId: CommandId | null;
}

/** An event in its place among all events of its account. */
export interface LedgerEvent extends StoredEvent {
  readonly kind: LogKind;
  /** 1, 2, 3 … in the account, in the order in which they were stored; erased events leave gaps. */
  readonly position: number;
  /** When it was stored (ms since epoch); `at` is when it happened or was due. */
  readonly recordedAt: number;
}

/** An event that has no place in its log yet. */
export type NewEvent = Omit<StoredEvent, "accountId" | "logId" | "number">;

/** Events for the end of one log. */
export interface Append {
  readonly kind: LogKind;
  readonly logId: string;
  /** Number of the log's last event as its writer knows it; the save fits only if that is still so. */
  readonly expected: number;
  readonly events: readonly NewEvent[];
}

/** The kind, id and account of a log. */
export interface LogName {
  readonly kind: LogKind;
  readonly id: string;
  readonly accountId: AccountId;
}

/** A row derived from the logs, for look-ups; written in the same transaction as its events. */
export type Row =
  | { readonly table: "account"; readonly values: AccountRow }
  | { readonly table: "setting"; readonly values: SettingRow }
  | { readonly table: "agent"; readonly values: AgentRow }
  | { readonly table: "chat"; readonly values: ChatRow }
  | { readonly table: "contact"; readonly values: ContactRow }
  | { readonly table: "customer"; readonly values: CustomerRow }
  | { readonly table: "file"; readonly values: FileRow }
  | { readonly table: "offline_message"; readonly values: OfflineMessageRow }
  | { readonly table: "staff_user"; readonly values: StaffUserRow };

/** Everything one command changes: all of it is stored, or none. */
export interface Save {
  readonly accountId: AccountId;
  /** The account's epoch when this server became its home; 0 when the account never had one. */
  readonly epoch: number;
  readonly appends: readonly Append[];
  readonly rows: readonly Row[];
  /**
   * Position of the account's last event that its writer had seen: the save fits only if nothing at all
   * was stored in the account since. For rules that rely on something being absent, which no log's
   * number can tell.
   */
  readonly ledgerAt?: number;
}

export type SaveOutcome =
  /** Durable on disk. */
  | { readonly kind: "saved" }
  /** Somebody else has appended meanwhile: decide again on fresh state. */
  | { readonly kind: "conflict" }
  /** Another server is the home of the account by now: nothing of this epoch is stored any more. */
  | { readonly kind: "moved" }
  /** The command is in this log already: it has been done before. */
  | { readonly kind: "repeated"; readonly logId: string };

/** How far somebody has received and seen a chat. Stored beside the log, never in it. (B-36) */
export interface Position {
  readonly chatId: ChatId;
  /** The customer's or the user's id. */
  readonly who: CustomerId | UserId;
  readonly delivered: number;
  readonly seen: number;
  /** Number of the customer's messages that have been seen. */
  readonly seenMessages: number;
}

/** A follower of the ledger. A new version follows from the start. */
export interface FollowerName {
  readonly name: string;
  readonly version: number;
}

/** Names all rows of a follower under one key. */
export interface KeptName {
  readonly table: FollowerTable;
  readonly key: string;
}

/** All rows of a follower under one key; they replace every row it had under that key before. */
export type KeptRows = {
  readonly [Table in FollowerTable]: {
    readonly table: Table;
    /** In the column by which the table keeps its rows. */
    readonly key: string;
    readonly rows: readonly FollowerRows[Table][];
  };
}[FollowerTable];

/** The rows and the new cursor of a follower, after one part of an account's ledger. */
export interface Followed {
  readonly follower: FollowerName;
  readonly accountId: AccountId;
  /** Its cursor before, which must still be there; `null`: it had none. */
  readonly from: number | null;
  /** Its cursor from now on. */
  readonly to: number;
  readonly kept: readonly KeptRows[];
}

/** Chats and offline messages that finished, and have been kept for as long as their account keeps them. */
export interface Erasure {
  readonly accountId: AccountId;
  /** As in `Save`. */
  readonly epoch: number;
  /** Number of the account's last event as it is known here: a change of settings makes this a conflict. */
  readonly expected: number;
  /** Only what finished at this time or before it (ms since epoch), chats first that finished first. */
  readonly upTo: number;
  /** Adds no further chat once this many events are in the batch, so a batch is at most this and one chat. */
  readonly eventsMax: number;
}

export type ErasureOutcome =
  | {
      readonly kind: "erased";
      readonly chatIds: readonly ChatId[];
      /** Customers of these chats of whom nothing is left. */
      readonly customerIds: readonly CustomerId[];
      readonly offlineMessageIds: readonly OfflineMessageId[];
      /** Total number of events in the erased logs. */
      readonly events: number;
    }
  /** The account's settings have changed and must be read again. Nothing was erased. */
  | { readonly kind: "conflict" }
  /** Another server is the home of the account by now. Nothing was erased. */
  | { readonly kind: "moved" };

/**
 * Stores everything. Every method may throw a `StoreFault`; then nothing has happened, or the outcome is
 * unknown, and repeating the call is right.
 */
export interface Store {
  readonly engine: "sqlite" | "postgres";
  save(save: Save): Promise<SaveOutcome>;
  /** Positions of erased chats are dropped. */
  savePositions(positions: readonly Position[]): Promise<void>;
  /**
   * Erases for good, all of it or nothing: the logs, rows and positions of a batch of finished chats, the
   * logs and rows of those of their customers who have no chat left, and of a batch of offline messages. The
   * files of the chats are `gone` from then on, until `forgetFiles` says that their bytes are erased.
   */
  erase(erasure: Erasure): Promise<ErasureOutcome>;
  /** When the first of the account's finished chats and offline messages finished; `null`: it has none. */
  firstFinishedAt(accountId: AccountId): Promise<number | null>;
  /** Position of the account's last event; 0: it has none. */
  readLedgerHead(accountId: AccountId): Promise<number>;
  /** An account's events after position `after` up to and with `upTo`, in order; of these kinds of logs, or of all. */
  readLedger(asked: {
    readonly accountId: AccountId;
    readonly after: number;
    readonly upTo: number;
    readonly kinds?: readonly LogKind[];
  }): Promise<LedgerEvent[]>;
  /** From here on everything that is stored in the account is of the history of this mark. */
  beginHistory(accountId: AccountId, history: string): Promise<void>;
  /**
   * Did this event exist while the history of this mark was the account's last one? Also `false` for an unknown
   * mark, as after a backup is restored.
   */
  isOfHistory(event: {
    readonly logId: string;
    readonly number: number;
    readonly history: string;
  }): Promise<boolean>;
  /**
   * The follower's cursor in this account; `null` when there is none or only one of an older version,
   * `Infinity` when a newer version follows.
   */
  readCursor(follower: FollowerName, accountId: AccountId): Promise<number | null>;
  /** Rows that followers have kept under each of these names; there may be none. */
  readKept(names: readonly KeptName[]): Promise<KeptRows[]>;
  /**
   * Writes rows and cursor in one transaction. `false`: another process has moved the cursor and nothing was
   * written.
   */
  saveFollowed(followed: Followed): Promise<boolean>;
  /**
   * Deletes everything the follower has written for this account, rows and cursor, so that it starts again
   * from 1.
   */
  forgetFollowed(follower: FollowerName, accountId: AccountId): Promise<void>;
  /** For each follower, how many positions it is behind in the account where it is furthest behind. */
  readLags(
    followers: readonly FollowerName[],
    /** Accounts that are not followed. */
    not: { readonly except: readonly AccountId[] },
  ): Promise<ReadonlyMap<string, number>>;
  /** Events of a log after number `after`, oldest first, at most `limit`. */
  readLog(logId: string, after: number, limit?: number): Promise<StoredEvent[]>;
  /**
   * The last events of a log before number `before`, oldest first: at most `limit`, and fewer when they are
   * long.
   */
  readLogBefore(logId: string, before: number, limit: number): Promise<StoredEvent[]>;
  /** Every log there is, in pages: those whose ids come after `afterId`. */
  readLogNames(afterId: string, limit: number): Promise<LogName[]>;
  /** The last event of this command in this log. */
  findCommand(logId: string, commandId: CommandId): Promise<StoredEvent | null>;
  readAccountIds(): Promise<AccountId[]>;
  readAccount(accountId: AccountId): Promise<AccountRow | null>;
  /** The account's settings items. */
  readSettings(accountId: AccountId): Promise<SettingRow[]>;
  /** The item of whichever account it is, such as a widget or a user; `null` when it is not there. */
  findSetting(itemId: string): Promise<SettingRow | null>;
  readAgents(accountId: AccountId): Promise<AgentRow[]>;
  readOpenChats(accountId: AccountId): Promise<ChatRow[]>;
  /** Finished chats whose customers are to be sent a mail, or may have to be. */
  readFinishedToMail(accountId: AccountId): Promise<ChatId[]>;
  /** For each of these chats the events that its row does not include yet, in order. */
  readChatTails(chatIds: readonly ChatId[]): Promise<StoredEvent[]>;
  readChat(chatId: ChatId): Promise<ChatRow | null>;
  readCustomer(customerId: CustomerId): Promise<CustomerRow | null>;
  readContact(contactId: ContactId): Promise<ContactRow | null>;
  readContacts(contactIds: readonly ContactId[]): Promise<ContactRow[]>;
  /** Open offline messages, oldest first. */
  readOpenOfflineMessages(accountId: AccountId): Promise<OfflineMessageRow[]>;
  readOfflineMessage(offlineMessageId: OfflineMessageId): Promise<OfflineMessageRow | null>;
  readPositions(chatId: ChatId): Promise<Position[]>;
  /** Positions in all live chats. */
  readOpenPositions(accountId: AccountId): Promise<Position[]>;
  /** The account's waits that ended after `after`, in the order in which they ended: at most `limit`, the last. */
  readEndedWaits(of: {
    readonly accountId: AccountId;
    readonly after: number;
    readonly limit: number;
  }): Promise<QueueWaitRow[]>;
  readFile(fileId: FileId): Promise<FileRow | null>;
  /** The account's files that were not sent, or are to be erased. */
  readLooseFiles(accountId: AccountId): Promise<FileRow[]>;
  /** Bytes of all files that were sent in the account's chats. */
  sumFileBytes(accountId: AccountId): Promise<number>;
  /** Deletes the rows of files whose bytes are erased. */
  forgetFiles(fileIds: readonly FileId[]): Promise<void>;
  countContacts(accountId: AccountId): Promise<number>;
  findStaffUsers(email: string): Promise<StaffUserRow[]>;
  /**
   * Reads on behalf of people follow; askers take turns, and each may throw an `UnansweredFault`. A page: as
   * `readLogBefore`.
   */
  readPage(
    askerId: AskerId,
    page: { readonly logId: string; readonly before: number; readonly limit: number },
  ): Promise<StoredEvent[]>;
  /** Chats of one of these contacts, or else of the same customer, newest first. */
  readEarlierChats(
    askerId: AskerId,
    of: {
      readonly accountId: AccountId;
      readonly contactIds: readonly ContactId[];
      readonly customerId: CustomerId;
      /** Only those before this one, by their time and then their id. */
      readonly before: { readonly queuedAt: number; readonly chatId: ChatId };
      readonly limit: number;
    },
  ): Promise<ChatRow[]>;
  /** Chats that a user has or had in their inbox, those first that came there last. */
  readHandledChats(askerId: AskerId, of: HandledChatsAsked): Promise<HandledChat[]>;
  /** The events and chats that count for an agent's day. */
  readDay(askerId: AskerId, of: DayAsked): Promise<DayRows>;
  /**
   * Contacts by name, without those that were merged into others; each of `words` must be the beginning of
   * one of the contact's words. No words: all contacts.
   */
  searchContacts(
    askerId: AskerId,
    search: { readonly accountId: AccountId; readonly words: readonly string[]; readonly limit: number },
  ): Promise<ContactRow[]>;
  /** A text of the installation, written once by the first caller. */
  installationText(key: string, initial: () => string): Promise<string>;
  /** Writes and removes as much as a long message, to find out whether the store can write. */
  tryWriting(): Promise<void>;
  /** Ends everything that has been asked, then lets go of the data. */
  close(): Promise<void>;
}

/** The store failed: the disk, the database or the connection to it. */
export class StoreFault extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = "StoreFault";
  }
}

/** The save was refused before it was tried, so certainly nothing has happened. */
export class StoreBusyFault extends StoreFault {
  constructor(message: string) {
    super(message, undefined);
    this.name = "StoreBusyFault";
  }
}

/**
 * A question got no answer: too many were asked, or this one took too long or ended its reader. The store
 * itself works, and the same question may be asked again later.
 */
export class UnansweredFault extends StoreFault {
  readonly why: "too-many" | "too-long" | "reader-ended";

  constructor(why: UnansweredFault["why"], message: string, cause?: unknown) {
    super(message, cause);
    this.name = "UnansweredFault";
    this.why = why;
  }
}
