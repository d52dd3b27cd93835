import type { AccountId } from "#core/ids.ts";
import type { LogKind, StoredEvent } from "./store.ts";

/** News of one log: it has grown by these events, which are committed. */
export interface LogNews {
  readonly kind: LogKind;
  readonly logId: string;
  readonly events: readonly StoredEvent[];
}

/** What one save has made known. */
export interface Announcement {
  readonly accountId: AccountId;
  readonly news: readonly LogNews[];
}

/** Carries news from where it was committed to whoever follows it. What it says is a hint: the log is the truth. */
export interface Bus {
  publish(announcement: Announcement): void;
  /** The result ends it. */
  subscribe(listener: (announcement: Announcement) => void): () => void;
}
