import type { ChatId, CustomerId, OfflineMessageId } from "#core/ids.ts";
import type { LogKind, StoredEvent } from "./store.ts";

/** News of one log: it has grown by these events, which are committed. */
export interface LogNews {
  readonly kind: LogKind;
  readonly logId: string;
  readonly events: readonly StoredEvent[];
}

/** A log that was erased for good, with everything that hung on it. */
export type ErasedLog =
  | { readonly kind: "chat"; readonly id: ChatId }
  | { readonly kind: "customer"; readonly id: CustomerId }
  | { readonly kind: "offline-message"; readonly id: OfflineMessageId };

/** The news of one save. */
export interface SaveNews {
  readonly news: readonly LogNews[];
  /** Logs that were erased. */
  readonly erased?: readonly ErasedLog[];
}

/** Carries an account's news from the commit to its subscribers. News is a hint; the log is the truth. */
export interface Bus {
  publish(news: SaveNews): void;
  /** The result ends it. */
  subscribe(listener: (news: SaveNews) => void): () => void;
}
