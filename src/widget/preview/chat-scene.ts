import type { CommandError } from "#contract/error-codes.ts";
import type { FileKind } from "#contract/file-kinds.ts";
import type { ChatId } from "#contract/ids.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import type { FormView } from "#contract/views/form-view.ts";
import type { OfflineView } from "#contract/views/offline-view.ts";
import type { SituationView } from "#contract/views/situation-view.ts";
import type { WaitView } from "#contract/views/wait-view.ts";

/** Everything that a stand-in server says of a chat, which stands still. */
export interface ChatScene {
  readonly companyName: string;
  readonly situation: SituationView;
  /** Without them there is no chat yet. */
  readonly events: readonly CustomerEvent[];
  readonly isTyping?: boolean;
  readonly wait?: WaitView;
  readonly offline?: OfflineView | null;
  readonly form?: FormView | null;
  readonly fileKinds?: readonly FileKind[];
  /** The server has never seen this browser. */
  readonly isStranger?: boolean;
  /** `silent`: the connection is never welcomed. `lost`: it is closed after that. `away`: it is closed at once. */
  readonly line?: "open" | "silent" | "lost" | "away";
  /** Ends the connection for good instead of welcoming it. */
  readonly goodbye?: CommandError;
  /** All that is asked is refused. */
  readonly refused?: CommandError;
}

export const sceneChatId = "chat-of-scene" as ChatId;
