import type { FileKind } from "./file-kinds.ts";
import type { CommandError, ErrorCode } from "./error-codes.ts";
import type { ChatId, CommandId, QueueId, UserId } from "./ids.ts";
import type { CommandName, CommandPayload } from "./commands/commands.ts";
import type { Proof } from "./proof-of-work.ts";
import type { QueryName, QueryPayload } from "./queries/queries.ts";
import type { DropCard, PutCard } from "./views/cards.ts";
import type { SituationView } from "./views/situation-view.ts";
import type { FormView } from "./views/form-view.ts";
import type { OfflineView } from "./views/offline-view.ts";
import type { WaitView } from "./views/wait-view.ts";
import type { CustomerEvent, StaffEvent } from "./views/chat-event-view.ts";

/** How much of a chat a client holds. */
export interface Have {
  /** Number of the last event it holds. */
  readonly number: number;
  /**
   * The mark of the history that the number belongs to, from the welcome of the connection over which the
   * chat was followed last. A number alone is not enough: after a backup is restored, the same number is
   * another event.
   */
  readonly history: string;
}

/** Frames from a browser, one JSON object each. */
export type ClientFrame =
  | {
      readonly type: "hello-staff";
      readonly version: number;
      /** Whose desk the page is: somebody else may have signed in in the same browser since. */
      readonly userId?: UserId | undefined;
    }
  | {
      readonly type: "hello-customer";
      readonly version: number;
      /**
       * Proves the customer's identity; created by the browser before the first message. `null` also where the
       * browser keeps it in a cookie, which comes with the connection.
       */
      readonly secret: string | null;
      /** The chats of which the browser holds events. */
      readonly have: readonly (Have & { readonly chatId: ChatId })[];
    }
  | CommandFrame
  | QueryFrame
  /** Repeated every `typingEveryMs` while the typing goes on. */
  | { readonly type: "typing"; readonly chatId: ChatId; readonly on: boolean }
  /** How far this side has received and seen the chat. */
  | {
      readonly type: "mark";
      readonly chatId: ChatId;
      readonly delivered: number;
      readonly seen: number;
    }
  /**
   * Staff: opens a chat. Its events after `have` and its card arrive, and updates follow until it is closed.
   */
  | { readonly type: "open"; readonly chatId: ChatId; readonly have: Have | null }
  | { readonly type: "close"; readonly chatId: ChatId }
  /** Staff: watches the waiting chats of this queue; `null` stops watching. */
  | { readonly type: "watch"; readonly queueId: QueueId | null }
  /** Staff: watches the live board, or stops watching it. (B-90) */
  | { readonly type: "watch-board"; readonly on: boolean }
  /** Staff: shows so many pages of offline messages, one after the welcome. */
  | { readonly type: "show-offline-messages"; readonly pages: number }
  /** Customer: a gap was seen; what follows `have` is wanted again. */
  | { readonly type: "catch-up"; readonly chatId: ChatId; readonly have: Have | null };

export type CommandFrame = {
  readonly [Name in CommandName]: {
    readonly type: "command";
    readonly id: CommandId;
    readonly name: Name;
    readonly payload: CommandPayload<Name>;
    /** The work that an earlier answer to this command asked for. */
    readonly proof?: Proof;
  };
}[CommandName];

export type QueryFrame = {
  readonly [Name in QueryName]: {
    readonly type: "query";
    readonly id: CommandId;
    readonly name: Name;
    readonly payload: QueryPayload<Name>;
  };
}[QueryName];

/** The result of a command. A repeated command gets the same answer. */
export interface Answer {
  /** The log that grew: a chat, an account, a contact. */
  readonly log: string;
  /** Number of the command's last event in it. */
  readonly number: number;
  readonly at: number;
  /** Id of the thing that was saved, where the server chose it. */
  readonly id?: string;
}

interface EventsFrame<Event> {
  readonly type: "events";
  readonly chatId: ChatId;
  /** These are all events after `after` up to and with `upTo` that may be seen here. */
  readonly after: number;
  readonly upTo: number;
  readonly events: readonly Event[];
  /** `true`: there are older ones before the first, which were left out. */
  readonly olderLeftOut: boolean;
  /** The client's events of the chat belong to another history; these events replace them. */
  readonly anew?: true;
}

/** The answer to a command or a query; one always comes. */
export type AnswerFrame =
  | { readonly type: "answer"; readonly id: CommandId; readonly ok: unknown }
  | { readonly type: "answer"; readonly id: CommandId; readonly error: CommandError };

type AnyServerFrame =
  | AnswerFrame
  | { readonly type: "typing"; readonly chatId: ChatId; readonly on: boolean }
  | { readonly type: "beat"; readonly now: number }
  /** The chat does not exist, or not for this user. The client drops its events of the chat. */
  | { readonly type: "no-chat"; readonly chatId: ChatId }
  /** The last frame of a connection that the server ends. */
  | { readonly type: "goodbye"; readonly code: ErrorCode; readonly words: string };

/** Frames to a desk. */
export type StaffServerFrame =
  | AnyServerFrame
  | {
      readonly type: "welcome";
      readonly version: number;
      /** The mark of the server's history; see `Have`. */
      readonly history: string;
      readonly now: number;
      readonly cards: readonly PutCard[];
    }
  | { readonly type: "cards"; readonly put: readonly PutCard[]; readonly drop: readonly DropCard[] }
  | EventsFrame<StaffEvent>;

/** The widget at the moment: can a chat begin, and after which form? */
export interface WidgetNow {
  /** Why no chat can be started now; `null` when one can. */
  readonly offline: OfflineView | null;
  /** The form before a chat; `null`: there is none. (B-73) */
  readonly form: FormView | null;
}

/** Frames to a customer's browser. */
export type CustomerServerFrame =
  | AnyServerFrame
  | ({
      readonly type: "welcome";
      readonly version: number;
      /** The mark of the server's history; see `Have`. */
      readonly history: string;
      readonly now: number;
      readonly companyName: string;
      /** The parameters of the page's address that may leave the page. */
      readonly parameters: readonly string[];
      /** This browser forgets a chat that has ended, once the customer has seen so. */
      readonly forgetWhenEnded: boolean;
      /** The customer has an identity, by the hello or by what the browser keeps. */
      readonly isKnown: boolean;
      /** Kinds of files that may be sent; none: no files at all. */
      readonly fileKinds: readonly FileKind[];
      /** The chat the customer is in, or was in last. */
      readonly chatId: ChatId | null;
      readonly situation: SituationView;
    } & WidgetNow)
  /** Starting a chat has become possible or impossible, or something else is asked before. */
  | ({ readonly type: "widget" } & WidgetNow)
  /** The customer's place or wait in this chat, when it begins and whenever it changes. */
  | { readonly type: "wait"; readonly chatId: ChatId; readonly wait: WaitView }
  /** How far the agent has received and seen the chat. */
  | {
      readonly type: "marks";
      readonly chatId: ChatId;
      readonly delivered: number;
      readonly seen: number;
    }
  /**
   * Every piece carries the customer's situation, because the events that determine it may not be in the
   * piece.
   */
  | (EventsFrame<CustomerEvent> & { readonly situation: SituationView });

export type ServerFrame = StaffServerFrame | CustomerServerFrame;
