import type { CompiledQuery, Kysely } from "kysely";
import type { Homes } from "../../ports/homes.ts";
import type { Erasure, ErasureOutcome, Position, Save, SaveOutcome } from "../../ports/store.ts";
import type { Tables } from "../tables.ts";

/**
 * How a process that is not a server opens the data, whether or not servers run on them. A reading process
 * changes nothing. Writing processes run one after the other; they may found an account but leave existing
 * accounts to their homes.
 */
export type Beside = "reading" | "writing";

export const turnTaken = "Another command is writing to the same data. Try again when it has ended.";

/** Everything that differs between the databases. All other queries run on both. */
export interface Engine {
  readonly name: "sqlite" | "postgres";
  /** Reads for commands and connections. */
  readonly query: Kysely<Tables>;
  /** Reads for people and followers, which never block writing. At most `atOnceMax` run at once. */
  readonly questions: { readonly query: Kysely<Tables>; readonly atOnceMax: number };
  /**
   * Writes a batch of saves in one transaction, dated `recordedAt` (ms since epoch). Each save fits or fails
   * alone.
   */
  readonly commit: (
    saves: readonly Save[],
    recordedAt: number,
  ) => Promise<readonly SaveOutcome[]> | readonly SaveOutcome[];
  /** Most saves that make one batch. */
  readonly batchMax: number;
  /**
   * Runs all statements in one transaction. `isGuarded`: runs none and returns `false` if the first one
   * changes no row.
   */
  writeTogether(statements: readonly CompiledQuery[], isGuarded: boolean): Promise<boolean>;
  savePositions(positions: readonly Position[]): Promise<void>;
  erase(erasure: Erasure): Promise<ErasureOutcome>;
  /** The homes of accounts. */
  readonly homes: Homes;
  /** For the sign-in library, which has its own tables and starts no transactions. */
  readonly authDatabase: {
    readonly db: Kysely<Record<string, never>>;
    readonly type: "sqlite" | "postgres";
  };
  close(): Promise<void>;
}
