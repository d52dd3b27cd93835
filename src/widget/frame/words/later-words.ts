import type { ErrorCode } from "#contract/error-codes.ts";
import type { Sentence } from "#contract/sentence.ts";
import type { OfflineView } from "#contract/views/offline-view.ts";

/** The words of parts of the chat that are loaded when they are needed; every language has all of these. */
export interface LaterWords {
  readonly events: EventWords;
  readonly menu: MenuWords;
  readonly ending: EndingWords;
  readonly offline: OfflineFormWords;
  readonly reach: ReachWords;
  readonly wait: WaitWords;
  /** Names the answers that a message offers. */
  readonly choices: { readonly group: string };
  readonly preChat: PreChatWords;
  readonly farewell: FarewellWords;
  readonly attachments: AttachmentsWords;
  /** The server's English sentences by their codes; `null` in English. */
  readonly errors: ErrorWords | null;
}

/** What happened in the chat. */
interface EventWords {
  readonly joined: Sentence<"name">;
  readonly tookOver: Sentence<"name">;
  readonly isBack: Sentence<"name">;
  readonly backInLine: string;
  readonly endedByAgent: Sentence<"name">;
  readonly endedByCustomer: string;
  readonly newChat: string;
}

/** Of the menu in the chat's head, besides what the parts have that it leads to. */
interface MenuWords {
  readonly close: string;
  readonly sound: string;
  readonly changeAddress: string;
}

/** Around a chat's end. */
interface EndingWords {
  readonly ending: string;
  readonly notEnded: Sentence<"reason">;
  readonly end: string;
  readonly endQuestion: string;
  readonly endConsequence: string;
  readonly keepChatting: string;
  readonly forget: string;
  readonly forgetQuestion: string;
  readonly forgetConsequence: string;
  readonly unsent: string;
  readonly keep: string;
  readonly forgetIt: string;
}

export interface OfflineFormWords {
  readonly title: Readonly<Record<OfflineView["why"], string>>;
  /** `when`: one of the three below. */
  readonly opens: Sentence<"when">;
  readonly todayAt: Sentence<"time">;
  readonly tomorrowAt: Sentence<"time">;
  readonly dayAt: Sentence<"day" | "time">;
  readonly invitation: string;
  readonly name: string;
  readonly optional: string;
  readonly email: string;
  readonly message: string;
  readonly leave: string;
  readonly sending: string;
  readonly keptTitle: string;
  readonly kept: Sentence<"email" | "when">;
  readonly another: string;
  readonly otherTopic: string;
  readonly notLeft: Sentence<"reason">;
  readonly wrongEmail: string;
}

/** About reaching the customer by mail, the transcript and the rating. */
export interface ReachWords {
  readonly reachMe: string;
  readonly keepPlace: string;
  readonly reachHint: string;
  readonly keepPlaceHint: string;
  readonly reachedAt: Sentence<"email">;
  readonly email: string;
  readonly save: string;
  readonly cancel: string;
  readonly wrongEmail: string;
  readonly question: string;
  readonly stars: Sentence<"count">;
  readonly comment: string;
  readonly rate: string;
  readonly thanks: Sentence<"stars">;
  readonly download: string;
  readonly mailIt: string;
  readonly send: string;
  readonly mailed: Sentence<"email">;
  /** The name of the transcript's file. */
  readonly file: string;
  readonly you: string;
  readonly joined: Sentence<"name">;
  readonly waiting: string;
  readonly ended: string;
  readonly unknownPart: string;
}

/** Of the card that tells waiting customers about their wait. */
export interface WaitWords {
  readonly received: string;
  readonly goOn: string;
  readonly next: string;
  /** The customer's place in line, from 2. */
  readonly place: Sentence<"count">;
  readonly placeBeyond: Sentence<"count">;
  /** The durations are in words of this language, such as "3 minutes". */
  readonly about: Sentence<"duration">;
  readonly lessThanMinute: string;
  readonly moreThan: Sentence<"duration">;
  readonly longer: string;
  readonly soon: string;
  readonly nobody: string;
  readonly closed: string;
  readonly comeBackWithin: Sentence<"duration">;
  readonly comeBack: string;
}

/** Of the form before a chat, beside those that the company gives it. */
export interface PreChatWords {
  readonly title: string;
  /** Beside the list of topics. */
  readonly topic: string;
  /** Stands in a list as long as nothing is chosen. */
  readonly choose: string;
  readonly readOn: string;
  /** Beneath the form: the message box is next. */
  readonly next: string;
  readonly missing: string;
  readonly noPhone: string;
  readonly notOffered: string;
  readonly agreeFirst: string;
}

/** Where the server will not talk to this page any more. */
interface FarewellWords {
  readonly linkOver: string;
  readonly outOfDate: string;
  readonly reload: string;
  readonly unavailable: string;
}

interface AttachmentsWords {
  readonly add: string;
  readonly takePicture: string;
  readonly picture: Sentence<"name">;
  readonly save: Sentence<"name">;
  readonly sending: Sentence<"name" | "percent">;
  readonly held: Sentence<"name">;
  readonly cancel: Sentence<"name">;
  readonly tryAgain: Sentence<"name">;
}

/** The errors that a customer can come by. Any other is said as `internal`. */
export type ErrorWords = Readonly<Record<CustomerErrorCode, Sentence<"name" | "size" | "max">>>;

type CustomerErrorCode = Extract<
  ErrorCode,
  | "bad-request"
  | "frame-too-large"
  | "too-many-frames"
  | "too-many-connections"
  | "unfinished"
  | "too-many-begun"
  | "proof-required"
  | "too-many-messages"
  | "link-over"
  | "not-found"
  | "chat-over"
  | "customer-blocked"
  | "queue-closed"
  | "queue-full"
  | "queue-unattended"
  | "form-missing"
  | "form-changed"
  | "answer-wrong"
  | "topic-missing"
  | "consent-missing"
  | "messages-full"
  | "too-many-left"
  | "files-off"
  | "file-empty"
  | "file-too-large"
  | "files-full"
  | "file-kind-not-accepted"
  | "file-not-as-named"
  | "file-broken"
  | "file-unknown"
  | "too-many-files"
  | "too-many-uploads"
  | "too-many-mails"
  | "not-joined"
  | "not-over"
  | "already-rated"
  | "account-closed"
  | "busy"
  | "store-unavailable"
  | "home-away"
  | "server-stopping"
  | "internal"
>;
