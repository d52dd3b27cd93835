import type { CommandError, ErrorCode } from "./error-codes.ts";
import type { ChatId, CommandId, QueueId } from "./ids.ts";
import type { CommandName, CommandPayload } from "./commands/commands.ts";
import type { QueryName, QueryPayload } from "./queries/queries.ts";
import type { DropCard, PutCard } from "./views/cards.ts";
import type { SituationView } from "./views/situation-view.ts";
import type { OfflineView } from "./views/offline-view.ts";
import type { CustomerEvent, StaffEvent } from "./views/chat-event-view.ts";

/** How far a client has a chat. */
export interface Have {
  /** Number of the last event it holds. */
  readonly number: number;
  /**
   * The mark of the history that number belongs to, from the welcome of the connection over which the chat
   * was followed last. A number alone is not enough: after a backup was restored the same number is another
   * event.
   */
  readonly history: string;
}

/** What a browser sends. One JSON object to a frame. */
export type ClientFrame =
  | { readonly type: "hello-staff"; readonly version: number }
  | {
      readonly type: "hello-customer";
      readonly version: number;
      /** What proves who the customer is; made by their browser before their first word. */
      readonly secret: string | null;
      /** The chats that the browser holds anything of. */
      readonly have: readonly (Have & { readonly chatId: ChatId })[];
    }
  | CommandFrame
  | QueryFrame
  /** Said again every `typingEveryMs` while it goes on. */
  | { readonly type: "typing"; readonly chatId: ChatId; readonly on: boolean }
  /** How far this side has received and has seen the chat. */
  | {
      readonly type: "mark";
      readonly chatId: ChatId;
      readonly delivered: number;
      readonly seen: number;
    }
  /** Staff: the chat is being looked at; its lines after `have` and its card come, and go on coming. */
  | { readonly type: "open"; readonly chatId: ChatId; readonly have: Have | null }
  | { readonly type: "close"; readonly chatId: ChatId }
  /** Staff: this queue's waiting chats are being looked at; `null` = none any more. */
  | { readonly type: "watch"; readonly queueId: QueueId | null }
  /** Customer: a gap was seen; what follows `have` is wanted again. */
  | { readonly type: "catch-up"; readonly chatId: ChatId; readonly have: Have | null };

export type CommandFrame = {
  readonly [Name in CommandName]: {
    readonly type: "command";
    readonly id: CommandId;
    readonly name: Name;
    readonly payload: CommandPayload<Name>;
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

/** What a command did. The same command again gets the same answer. */
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
  /** What the client holds of the chat is not of the server's history: these events take its place. */
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
  /** There is no such chat, or not for whoever gets this; what they hold of it is to be dropped. */
  | { readonly type: "no-chat"; readonly chatId: ChatId }
  /** The last frame of a connection that the server ends. */
  | { readonly type: "goodbye"; readonly code: ErrorCode; readonly words: string };

/** What a desk receives. */
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

/** What a customer's browser receives. */
export type CustomerServerFrame =
  | AnyServerFrame
  | {
      readonly type: "welcome";
      readonly version: number;
      /** The mark of the server's history; see `Have`. */
      readonly history: string;
      readonly now: number;
      readonly companyName: string;
      /** The chat the customer is in, or was in last. */
      readonly chatId: ChatId | null;
      readonly situation: SituationView;
      /** Why no chat can be begun now; `null` when one can. */
      readonly offline: OfflineView | null;
    }
  /** It has changed whether a chat can be begun. */
  | { readonly type: "offline"; readonly offline: OfflineView | null }
  /** How far the agent has received and seen the chat. */
  | {
      readonly type: "marks";
      readonly chatId: ChatId;
      readonly delivered: number;
      readonly seen: number;
    }
  /** With every piece comes where the customer stands now: the lines that say so may not be among those here. */
  | (EventsFrame<CustomerEvent> & { readonly situation: SituationView });

export type ServerFrame = StaffServerFrame | CustomerServerFrame;
