import type { FileKind } from "../file-kinds.ts";
import type { AuthorView } from "./author-view.ts";
import type { BoardAgentCard, BoardChatCard, BoardQueueCard, QueueAlertCard } from "./board-cards.ts";
import type { CustomerName } from "./customer-name.ts";
import type { EntryView } from "./entry-view.ts";
import type { FilledFormView } from "./form-view.ts";
import type { MailView, RatingView } from "./mail-view.ts";
import type {
  AccountId,
  BreakReasonId,
  ChatId,
  ClassificationId,
  ContactId,
  OfflineMessageId,
  QueueId,
  UserId,
} from "../ids.ts";
import type { FieldView, PersonView } from "./person-view.ts";
import type { Permission } from "../permissions.ts";
import type { SettingItem, SettingKind } from "../settings.ts";

export type AllocationMode = "auto" | "by-hand";
export type Role = "agent" | "supervisor" | "administrator";
export type BaseStatus = "available" | "break" | "unavailable";
export type Status = BaseStatus | "handling" | "wrap-up";

/** The signed-in user and their status. */
export interface MeCard {
  readonly userId: UserId;
  readonly name: string;
  /** The user's permissions; some apply only to the user's own things. */
  readonly permissions: readonly Permission[];
  readonly status: Status;
  readonly statusSince: number;
  readonly base: BaseStatus;
  readonly breakReasonId: BreakReasonId | null;
  /** The break that begins when the last owned chat leaves. */
  readonly breakAfterChats: BreakReasonId | null;
  readonly activeChatId: ChatId | null;
  readonly ownedCount: number;
  /** The highest maximum among the queues this user serves. */
  readonly chatsMax: number;
  readonly notices: readonly NoticeView[];
  /** Number of unfinished offline messages that this user may see. */
  readonly offlineMessageCount: number;
}

export interface NoticeView {
  readonly number: number;
  readonly kind:
    | "allocated"
    | "returned"
    /** A chat that went back because it was not played in time. */
    | "missed"
    /** The outcome of an offer that this user made to another. */
    | `offer-${"accepted" | "declined" | "timed-out" | "gone"}`;
  readonly chatId: ChatId;
  readonly at: number;
  /** To whom the chat was offered. */
  readonly userId?: UserId;
}

/** The account, as far as everyone on the desk needs it. */
export interface AccountCard {
  readonly accountId: AccountId;
  readonly name: string;
  readonly allocation: AllocationMode;
  readonly chatsMax: number;
  readonly mayTakeAboveMax: boolean;
  readonly transferTo: "any" | "served";
  readonly graceMs: number;
  /** Days after which a finished chat is erased; 0 = kept for ever. */
  readonly retentionDays: number;
  /** How long an answer may be unseen before it is sent by mail. */
  readonly mailAfterMs: number;
  readonly timeZone: string;
  readonly files: FileRulesView;
}

/** Rules for files that are sent along with messages. (B-38) */
export interface FileRulesView {
  /** None: no files at all. */
  readonly kinds: readonly FileKind[];
  readonly bytesMax: number;
  readonly perMessageMax: number;
  readonly totalBytesMax: number;
}

/** A colleague: a name for history, never more than that. */
export interface UserNameCard {
  readonly userId: UserId;
  readonly name: string;
}

/** An automatic message to a waiting customer, sent as long as no agent has joined. */
export type AnnouncementView = QueueCard["announcements"][number];

export type WrapUpRulesView = QueueCard["wrapUp"];

export interface QueueCard extends SettingItem<"queue"> {
  /** Whether chats are allocated automatically: the queue's own setting, or else the account's. */
  readonly isAuto: boolean;
  /** Does this user serve the queue? Otherwise the next two are `null`. */
  readonly isServed: boolean;
  readonly waitingCount: number | null;
  readonly longestWaitSince: number | null;
}

export interface WrapUpView {
  readonly leftMs: number | null;
  readonly at: number;
  readonly running: boolean;
  readonly extensionMs: number;
  readonly extensionsLeft: number;
}

/** The owner of a chat asks for help. (B-92) */
export interface HandView {
  readonly since: number;
  /** Empty when the agent gave no words. */
  readonly text: string;
}

/** A chat in one's own inbox. */
export interface ItemCard {
  readonly chatId: ChatId;
  readonly name: CustomerName;
  readonly queueId: QueueId;
  readonly stage: "open" | "wrap-up";
  readonly active: boolean;
  /** Excerpt of the last message by a person; announcements do not count. */
  readonly lastWords: string;
  readonly lastBy: Exclude<AuthorView["kind"], "system"> | null;
  readonly lastNumber: number;
  readonly unread: number;
  readonly bell: boolean;
  readonly queuedAt: number;
  readonly ownedSince: number;
  readonly replyWaitSince: number | null;
  readonly replyTargetMs: number;
  readonly customerGone: boolean;
  readonly wrapUp: WrapUpView | null;
  /** `null` when the agent does not ask for help. */
  readonly hand: HandView | null;
  readonly endedBy: AuthorView["kind"] | null;
}

/** A chat that another agent offers to this user. (B-44) */
export interface OfferCard {
  readonly chatId: ChatId;
  readonly from: UserId;
  readonly queueId: QueueId;
  readonly name: CustomerName;
  /** Excerpt of the customer's first message. */
  readonly firstWords: string;
  readonly note: string;
  readonly at: number;
  readonly until: number;
}

/** A waiting chat of the watched queue. */
export interface WaitingCard {
  readonly chatId: ChatId;
  readonly queueId: QueueId;
  readonly position: number;
  readonly name: CustomerName;
  /** Excerpt of the customer's first message. */
  readonly firstWords: string;
  readonly queuedAt: number;
  readonly customerGone: boolean;
}

/** A chat in the workspace: everything but its events. */
export interface ChatCard {
  readonly chatId: ChatId;
  readonly name: CustomerName;
  readonly state: "waiting" | "owned" | "wrap-up" | "closed" | "abandoned";
  readonly ownerId: UserId | null;
  readonly queueId: QueueId;
  readonly queuedAt: number;
  readonly ownedSince: number | null;
  /** To whom its owner offers it, and until when. */
  readonly offer: { readonly to: UserId; readonly at: number; readonly until: number } | null;
  /** `null` when the owner does not ask for help. */
  readonly hand: HandView | null;
  readonly contact: ContactView | null;
  /** The customer as the company has vouched for them; `null`: it has not. (B-75) */
  readonly person: PersonView | null;
  /** Facts that the company's page gives about them; nothing proves these. */
  readonly fields: readonly FieldView[];
  readonly classificationId: ClassificationId | null;
  /** Its time ran out without the classification that its queue asked for. */
  readonly isUnclassified: boolean;
  readonly isAbusive: boolean;
  readonly entry: EntryView;
  /** The page on which the customer wrote last. */
  readonly page: string;
  readonly browser: string;
  readonly language: string;
  readonly customerGone: boolean;
  /** `null`: the customer has left no address. */
  readonly mail: MailView | null;
  readonly rating: RatingView | null;
  /** The customer's answers to the form before the chat; `null`: there was none. */
  readonly form: FilledFormView | null;
  /** How far the customer has received and seen the chat. */
  readonly customerDelivered: number;
  readonly customerSeen: number;
}

export interface ContactView {
  readonly contactId: ContactId;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export interface TemplateCard extends Omit<SettingItem<"template">, "personal"> {
  /** The owner of a personal template; `null` when it is shared. */
  readonly ownerId: UserId | null;
}

export interface ClassificationCard extends SettingItem<"classification"> {
  /** No longer offered; chats that bear it keep it. */
  readonly retired: boolean;
}

export interface OpeningHoursCard extends SettingItem<"opening-hours"> {
  /** Now, and until when; `null` when it does not change within a year. */
  readonly isOpen: boolean;
  readonly changesAt: number | null;
}

/** A customer who may not write. */
export interface BlockCard extends Omit<SettingItem<"block">, "forMs"> {
  /** `null` = for good. */
  readonly until: number | null;
  readonly blockedBy: UserId;
  readonly blockedAt: number;
}

/** In minutes of the local day; with `to` before `from` it runs past midnight. */
export type PeriodView = OpeningHoursCard["week"][number][number];

export type HolidayView = OpeningHoursCard["holidays"][number];

export type UserCard = Omit<SettingItem<"user">, "password">;

/** An unfinished message that a customer left. */
export interface OfflineMessageCard {
  readonly offlineMessageId: OfflineMessageId;
  readonly queueId: QueueId;
  /** Empty when the customer did not say. */
  readonly name: string;
  readonly email: string;
  readonly text: string;
  readonly entry: EntryView;
  readonly leftAt: number;
}

/** Supervisors and administrators only: something that wants their attention, for as long as it does. */
export interface AlertCard {
  readonly kind: "break-overran";
  readonly userId: UserId;
  readonly name: string;
  readonly breakReason: string;
  /** Since when the break has been going on. */
  readonly since: number;
}

/** Kinds of settings whose cards differ from the saved item. */
interface SettingCards {
  readonly user: UserCard;
  readonly queue: QueueCard;
  readonly template: TemplateCard;
  readonly classification: ClassificationCard;
  readonly "opening-hours": OpeningHoursCard;
  readonly block: BlockCard;
}

/** Everything a desk shows is a card of some kind with an id; the server puts, replaces and drops them. */
export interface Cards extends SettingCards, PlainCards {
  readonly me: MeCard;
  readonly account: AccountCard;
  readonly "user-name": UserNameCard;
  readonly item: ItemCard;
  /** By the id of the chat. */
  readonly offer: OfferCard;
  readonly waiting: WaitingCard;
  readonly chat: ChatCard;
  readonly "offline-message": OfflineMessageCard;
  /** By the id of the user whom it is about. */
  readonly alert: AlertCard;
  readonly "board-queue": BoardQueueCard;
  readonly "board-agent": BoardAgentCard;
  readonly "board-chat": BoardChatCard;
  readonly "queue-alert": QueueAlertCard;
}

/** Of the other kinds of settings the card is the item. */
type PlainCards = {
  readonly [Kind in Exclude<SettingKind, keyof SettingCards>]: SettingItem<Kind>;
};

export type CardKind = keyof Cards;

/** A card to put in place of the one with the same kind and id. */
export type PutCard = {
  readonly [Kind in CardKind]: readonly [kind: Kind, id: string, card: Cards[Kind]];
}[CardKind];

export type DropCard = readonly [kind: CardKind, id: string];
