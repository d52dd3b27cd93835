import type { AccountId, CustomerId, UserId } from "#core/ids.ts";
import type { ErasedLog } from "./bus.ts";
import type { LogName, Position } from "./store.ts";

/** One run of one server's process. */
export type ServerId = string & { readonly brand: "server" };

/** How far a log has come. */
export interface LogMark extends LogName {
  /** Number of its last event. */
  readonly number: number;
}

/** Tells one sign-in of a user from others; nobody can sign in with it. */
export type SessionMark = string & { readonly brand: "session" };

/** Somebody who has a connection to a server; a user once for each sign-in. */
export type HeldPerson =
  | {
      readonly kind: "agent";
      readonly id: UserId;
      readonly session: SessionMark;
      readonly accountId: AccountId;
    }
  | { readonly kind: "customer"; readonly id: CustomerId; readonly accountId: AccountId };

/** These desks are to close. */
export interface SignedOut {
  readonly userId: UserId;
  /** `null`: all sessions of the user. */
  readonly session: SessionMark | null;
}

/** What a server has made known with one commit: which logs have grown, and what stands beside the logs. */
export interface ServerNews {
  readonly logs?: readonly LogMark[];
  readonly erased?: { readonly accountId: AccountId; readonly logs: readonly ErasedLog[] };
  readonly positions?: readonly Position[];
  /** They have their first connection to this server. */
  readonly came?: readonly HeldPerson[];
  /** They have none to it any more. */
  readonly went?: readonly HeldPerson[];
  readonly signedOut?: SignedOut;
}

export interface NumberedNews {
  readonly serverId: ServerId;
  /** 1, 2, 3 … of this server; what failed leaves a number out, and a later one may be seen first. */
  readonly number: number;
  readonly news: ServerNews;
}

/** A server as the others see it. */
export interface ServerRow {
  readonly serverId: ServerId;
  /** Grows for as long as it lives. */
  readonly beats: number;
  /** Its people count as here. */
  readonly isHeld: boolean;
  /** Number of its last news; 0: none yet. */
  readonly head: number;
}

/** Most news that is read at once, beside single ones that were missing. */
export const newsPageMax = 1_000;

/** Which news of a server is asked for: all after `after`, and these. */
export interface NewsAsked {
  readonly serverId: ServerId;
  readonly after: number;
  readonly missing: readonly number[];
}

/**
 * What the servers on one database know of each other. What a server commits, and the news of it, are one
 * transaction, so that news is as sure as what it is about. Every method may throw a `StoreFault`.
 */
export interface ClusterStore {
  /** Who this server is. */
  readonly serverId: ServerId;
  /** This server has committed news of this number. */
  onCommitted(listener: (number: number) => void): void;
  /** This server is there, and holds people from now on. */
  join(): Promise<void>;
  /** It is still there. Says whether its people counted as here until now. */
  beat(): Promise<boolean>;
  /** It ends: nobody is connected to it any more. */
  leave(): Promise<void>;
  /** All other servers that have not been gone for very long. */
  readServers(): Promise<ServerRow[]>;
  /** The people of this server count as gone, unless it has given a sign of life since. */
  giveUp(server: Pick<ServerRow, "serverId" | "beats">): Promise<void>;
  /** In the order of their numbers, server by server. Fewer than `newsPageMax`: there was no more. */
  readNews(asked: readonly NewsAsked[]): Promise<NumberedNews[]>;
  readHeld(serverId: ServerId): Promise<HeldPerson[]>;
  /** Makes known what nothing is stored of besides. */
  tell(news: ServerNews): Promise<void>;
  /** Who has come to this server and who has gone from it, one call after the other. */
  saveHeld(came: readonly HeldPerson[], went: readonly HeldPerson[]): Promise<void>;
}
