import type { CompiledQuery, Kysely } from "kysely";
import type { Homes } from "../../ports/homes.ts";
import type { Erasure, ErasureOutcome, Position, Save, SaveOutcome } from "../../ports/store.ts";
import type { Tables } from "../tables.ts";

/**
 * How a process that is no server has the data, whether servers run on them or not. Reading begins nothing and
 * changes nothing. Those who write do so one after the other; they may found an account, and leave those that
 * are there to their homes.
 */
export type Beside = "reading" | "writing";

export const turnTaken = "Another command is writing to the same data. Try again when it has ended.";

/** What must differ between the databases; everything else is queries that both understand. */
export interface Engine {
  readonly name: "sqlite" | "postgres";
  /** For what commands and connections need to read. */
  readonly query: Kysely<Tables>;
  /** For what people and followers ask, which writing never waits for; so many of their questions at once. */
  readonly questions: { readonly query: Kysely<Tables>; readonly atOnceMax: number };
  /** Writes a batch of saves as one transaction, dated `recordedAt` (ms since epoch); each save fits or fails alone. */
  readonly commit: (
    saves: readonly Save[],
    recordedAt: number,
  ) => Promise<readonly SaveOutcome[]> | readonly SaveOutcome[];
  /** Most saves that make one batch. */
  readonly batchMax: number;
  /** All statements as one transaction; `isGuarded`: none of them, and `false`, if the first one changes no row. */
  writeTogether(statements: readonly CompiledQuery[], isGuarded: boolean): Promise<boolean>;
  savePositions(positions: readonly Position[]): Promise<void>;
  erase(erasure: Erasure): Promise<ErasureOutcome>;
  /** Which server is the home of which account. */
  readonly homes: Homes;
  /** For the sign-in library, which keeps its own tables and begins no transactions. */
  readonly authDatabase: {
    readonly db: Kysely<Record<string, never>>;
    readonly type: "sqlite" | "postgres";
  };
  close(): Promise<void>;
}
