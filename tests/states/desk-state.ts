import type { WhoIsHere } from "#desk/sign-in/who-is-here.ts";
import type { CommandName } from "#contract/commands/commands.ts";
import type { CommandError } from "#contract/error-codes.ts";
import type { UserId } from "#contract/ids.ts";
import type { QueryAnswers } from "#contract/queries/queries.ts";
import type { ChatCard, PutCard } from "#contract/views/cards.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import type { Hands } from "./hands.ts";

/** A chat that the desk may open. */
export interface OpenedChat {
  readonly card: ChatCard;
  readonly events: readonly StaffEvent[];
  readonly olderLeftOut?: boolean;
  readonly isTyping?: boolean;
}

/** Everything that the stand-in server knows and says while a state is shown. */
export interface World {
  readonly here: WhoIsHere | null;
  readonly cards: readonly PutCard[];
  readonly chats?: readonly OpenedChat[];
  /** `silent`: connections are opened and not welcomed. `lost`: they are closed after the welcome. */
  readonly line?: "open" | "silent" | "lost";
  readonly answers?: Partial<QueryAnswers>;
  /** Commands that are refused; all others are carried out without changing anything. */
  readonly refused?: Partial<Record<CommandName, CommandError>>;
  /** Answers of routes by their path, besides that of `/api/me`. */
  readonly routes?: Readonly<Record<string, unknown>>;
  /** Texts that the browser has kept from an earlier page. */
  readonly kept?: Readonly<Record<string, string>>;
}

/** Who looks at the desk, and when. Each showing has a user of its own, so that the desk begins anew. */
export interface Scene {
  readonly me: UserId;
  readonly now: number;
}

/** One named state of the desk. */
export interface DeskState {
  readonly name: string;
  readonly path: string;
  /** English words on the screen, wide and narrow, by which the state is known to be there. */
  readonly shows: string;
  readonly world: (scene: Scene) => World;
  readonly steps?: (hands: Hands) => Promise<void>;
  /** The page must be loaded anew after it: it leaves a notification or a failed part. */
  readonly leavesTraces?: boolean;
  /** Comes into being on a phone only. */
  readonly isNarrow?: boolean;
  /** One of the few that every run of the tests looks at. */
  readonly isOften?: boolean;
}
