import type {
  AccountId,
  AnnouncementId,
  BreakReasonId,
  ChatId,
  CustomerId,
  ClassificationId,
  GroupId,
  IdentityKeyId,
  OpeningHoursId,
  QueueId,
  TemplateId,
  UserId,
  WidgetId,
} from "../ids.ts";
import type { ShownToWaiting } from "../allocation/shown-wait.ts";
import type { Appearance } from "../appearance/appearance.ts";
import type { FileRules } from "../file/file.ts";
import type { PreChatForm } from "../pre-chat-form/pre-chat-form.ts";
import type { SettingLists } from "./setting-kinds.ts";

/** `auto`: the system gives chats out. `by-hand`: they wait until an agent takes them. (B-1) */
export type AllocationMode = "auto" | "by-hand";

export type Role = "agent" | "supervisor" | "administrator";

export interface User {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** May own chats at all. */
  readonly webchat: boolean;
  readonly groupIds: readonly GroupId[];
  /** The user's own maximum; `null` leaves it to the queue or the account. (B-10) */
  readonly chatsMax: number | null;
  /** A disabled user keeps their name in history and can no longer sign in. */
  readonly disabled: boolean;
}

export interface Group {
  readonly groupId: GroupId;
  readonly name: string;
}

export interface WrapUpRules {
  readonly mode: "off" | "unlimited" | "timed";
  readonly durationMs: number;
  readonly extensionMs: number;
  readonly extensionsMax: number;
  /** Longest time a wrap-up may stay paused before it closes; 0 = no limit. */
  readonly pausedMaxMs: number;
}

/** An automatic message to a waiting customer. Times count from when the chat came into the queue. */
export interface Announcement {
  readonly announcementId: AnnouncementId;
  readonly text: string;
  /** Answers for the customer to choose from; left out: none. */
  readonly choices?: readonly string[] | undefined;
  /** The wait after which it is sent first; 0 = at once. */
  readonly afterMs: number;
  /** Interval at which it is repeated; `null` = it is sent once. */
  readonly everyMs: number | null;
}

export interface Queue {
  readonly queueId: QueueId;
  readonly name: string;
  /** Higher goes first. (B-7) */
  readonly priority: number;
  readonly groupIds: readonly GroupId[];
  /** `null` follows the account. (B-1) */
  readonly allocation: AllocationMode | null;
  readonly chatsMax: number | null;
  /** Off: an agent with an active item is allocated nothing. (B-11) */
  readonly allocateWhileHandling: boolean;
  /** How soon an agent should come to a waiting customer; 0 = no target. (B-17, B-90) */
  readonly answerTargetMs: number;
  /** Percentage of chats that should be answered within the answer target; 0 = no target. (B-90) */
  readonly serviceLevelTarget: number;
  /** 0 = no target. (B-31) */
  readonly replyTargetMs: number;
  /** An allocated chat that its agent has not played for so long goes back; 0 = never. (B-12) */
  readonly noResponseMs: number;
  /** How long a customer may be gone before a waiting chat is abandoned; 0 = for ever. (B-16) */
  readonly leavingMs: number;
  /** The hours in which the queue takes new chats; `null` = always. (B-15) */
  readonly openingHoursId: OpeningHoursId | null;
  /** Most chats that may wait at once; 0 = no limit. */
  readonly waitingMax: number;
  /** When false, the queue takes a new chat only while an agent who serves it is there. */
  readonly mayWaitUnattended: boolean;
  /** Are waiting customers told their place, their estimated wait, or nothing? (B-71, B-77) */
  readonly shownToWaiting: ShownToWaiting;
  readonly wrapUp: WrapUpRules;
  /** Agents finish a chat only once it has a classification. (B-53) */
  readonly mustClassify: boolean;
  readonly announcements: readonly Announcement[];
  /** Lines for agents to say and ask in the queue's chats; empty = none. */
  readonly script: string;
}

export interface Template {
  readonly templateId: TemplateId;
  readonly name: string;
  /** Finds it after `/` in the composer; empty = only its name and words do. (B-34) */
  readonly shortcut: string;
  readonly text: string;
  /** Answers for the customer to choose from; left out: none. */
  readonly choices?: readonly string[] | undefined;
  /** Offered in these queues; none named = in all. */
  readonly queueIds: readonly QueueId[];
  /** A personal template belongs to one user. */
  readonly ownerId: UserId | null;
}

export interface Classification {
  readonly classificationId: ClassificationId;
  readonly name: string;
  readonly parentId: ClassificationId | null;
  /** No longer offered, kept for the chats that bear it. */
  readonly retired: boolean;
}

export interface BreakReason {
  readonly breakReasonId: BreakReasonId;
  readonly name: string;
  readonly maxMs: number | null;
}

/** The languages that the customer's chat speaks. */
export type ChatLanguage = "en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "pl" | "ar" | "ja";

/** The entrance for chats on a web page. */
export interface Widget {
  readonly widgetId: WidgetId;
  readonly name: string;
  readonly queueId: QueueId;
  /** The parameters of its pages' addresses that may leave those pages; of others nobody is told. (B-67) */
  readonly parameters: readonly string[];
  /** The origins it works on, with `*.` for every subdomain; none named = everywhere. (B-66) */
  readonly sites: readonly string[];
  /** Browsers forget a chat that has ended, once its customer has seen so. (B-68) */
  readonly forgetWhenEnded: boolean;
  /** The chat's language; `null` = as the page, or the browser. (B-74) */
  readonly language: ChatLanguage | null;
  readonly form: PreChatForm;
  readonly appearance: Appearance;
}

/** A key with which the company's server signs who its customers are. Its secret is not kept here. (B-75) */
export interface IdentityKey {
  readonly identityKeyId: IdentityKeyId;
  readonly name: string;
}

/** A customer who may not write, for a time or for good. (B-66) */
export interface Block {
  readonly customerId: CustomerId;
  /** The chat in which they were blocked. */
  readonly chatId: ChatId;
  readonly reason: string;
  /** `null` = for good. */
  readonly until: number | null;
  readonly blockedBy: UserId;
  readonly blockedAt: number;
}

/** The settings of the account as a whole. */
export interface AccountRules {
  readonly name: string;
  readonly allocation: AllocationMode;
  readonly chatsMax: number;
  /** Taking by hand goes above the maximum. (B-6) */
  readonly mayTakeAboveMax: boolean;
  /** Where chats may be transferred: to any queue, or only to those the agent serves. (B-42) */
  readonly transferTo: "any" | "served";
  /** How long an agent may be without a connection before their chats return to the queue. (B-62) */
  readonly graceMs: number;
  /** Days after which a finished chat is erased; 0 = kept for ever. */
  readonly retentionDays: number;
  /** How long an answer may be unseen before it is sent by mail to a customer who left an address. (B-79) */
  readonly mailAfterMs: number;
  /** By whose clocks its days begin and end, such as `Europe/Berlin`. */
  readonly timeZone: string;
  readonly files: FileRules;
}

/** One company using Bellhop with all it has configured. Evolved from the account's log. */
export interface Account extends AccountRules, SettingLists {
  readonly accountId: AccountId;
  readonly number: number;
  readonly createdAt: number;
  /** Since when each queue has had the reply target it has now (ms since epoch). */
  readonly replyTargetSince: Readonly<Record<QueueId, number>>;
  /** Since when each queue has had the announcements it has now (ms since epoch); 0 = it never had others. */
  readonly announcementsSince: Readonly<Record<QueueId, number>>;
}
