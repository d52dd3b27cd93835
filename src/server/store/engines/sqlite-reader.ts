import { Worker } from "node:worker_threads";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { UnansweredFault } from "../../ports/store.ts";
import { type SqliteValue, sqliteValue } from "./sqlite-dialect.ts";

/** A statement that only reads. */
export interface ReaderQuestion {
  readonly sql: string;
  readonly parameters: readonly SqliteValue[];
}

/** The rows, or SQLite's error. */
export type ReaderAnswer =
  | { readonly rows: unknown[] }
  | {
      readonly fault: {
        readonly message: string;
        readonly code: string | undefined;
        readonly errcode: number | undefined;
      };
    };

interface Asked {
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (fault: Error) => void;
}

/** Beside this file in the sources, and beside the server in a build. */
const threadFile = new URL(
  `./sqlite-reader-thread.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`,
  import.meta.url,
);

/**
 * Reads the database file in its own thread, so that reads do not block the writer. A question sees
 * everything committed before it was asked. The first question starts the thread. When the thread dies, its
 * open questions fail with an `UnansweredFault` and the next question starts another thread.
 */
export class SqliteReader {
  readonly #path: string;
  #worker: Worker | null = null;
  /** Answered in this order. */
  #asked: Asked[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  /** For the query builder. */
  get dialect(): Dialect {
    const connection: DatabaseConnection = {
      executeQuery: async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => ({
        rows: (await this.#rows({ sql, parameters: parameters.map(sqliteValue) })) as Row[],
      }),
      streamQuery() {
        throw new Error("Questions are not answered row by row");
      },
    };
    const noTransaction = async () => {
      throw new Error("The reader begins no transactions");
    };
    return {
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => connection,
        releaseConnection: async () => {},
        beginTransaction: noTransaction,
        commitTransaction: noTransaction,
        rollbackTransaction: noTransaction,
        destroy: async () => {},
      }),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    };
  }

  /** Resolves when the thread has ended; a statement that is running ends first. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #rows(question: ReaderQuestion): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      const worker = (this.#worker ??= this.#start());
      this.#asked.push({ resolve, reject });
      // The process lives for as long as somebody waits for an answer.
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
      worker.postMessage(question);
    });
  }

  #start(): Worker {
    const worker = new Worker(threadFile, { name: "reader", workerData: { path: this.#path } });
    let cause: unknown;
    worker.on("message", (answer: ReaderAnswer) => this.#take(answer));
    worker.on("error", (fault) => (cause = fault));
    worker.on("exit", () => {
      this.#worker = null;
      const ended = () => new UnansweredFault("reader-ended", "The thread that reads has ended", cause);
      for (const { reject } of this.#asked.splice(0)) reject(ended());
    });
    return worker;
  }

  #take(answer: ReaderAnswer): void {
    const asked = this.#asked.shift();
    if (this.#asked.length === 0) this.#worker?.unref();
    if ("rows" in answer) asked?.resolve(answer.rows);
    else asked?.reject(Object.assign(new Error(answer.fault.message), answer.fault));
  }
}
