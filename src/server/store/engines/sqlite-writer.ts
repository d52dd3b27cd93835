import type { DatabaseSyncInstance, StatementSyncInstance } from "@photostructure/sqlite";
import {
  type Erasure,
  type ErasureOutcome,
  type Position,
  type Row,
  type Save,
  type SaveOutcome,
  StoreFault,
} from "../../ports/store.ts";
import { upsertTail } from "../event-rows.ts";
import { Recent } from "../../logs/recent.ts";
import { eraseFromSqlite } from "./erase-from-sqlite.ts";
import { carefulBatches, fitSaves } from "./fit-saves.ts";

/** SQLITE_CONSTRAINT_UNIQUE. */
const uniqueConstraint = 2_067;

/** So many of the logs that were written to last have their heads in memory; those of others are read again. */
const headsMax = 8_000;

/**
 * Writes batches of saves, each batch one transaction that begins and is committed within one turn
 * of the event loop: nothing else on this connection can come between. It is the only writer of
 * events, so the heads it remembers are true.
 */
export class SqliteWriter {
  readonly #database: DatabaseSyncInstance;
  #heads = new Recent<number>(headsMax);
  readonly #readHead: StatementSyncInstance;
  readonly #findCommand: StatementSyncInstance;
  readonly #insertEvent: StatementSyncInstance;
  readonly #upserts = new Map<string, StatementSyncInstance>();
  /** Batches that are still written with a look at each command first. */
  #carefulFor = 0;

  constructor(database: DatabaseSyncInstance) {
    this.#database = database;
    this.#readHead = database.prepare("select max(number) as number from event where log_id = ?");
    this.#findCommand = database.prepare("select 1 as found from event where log_id = ? and command_id = ?");
    this.#insertEvent = database.prepare(
      `insert into event (account_id, kind, log_id, number, at, type, body, command_id)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /** A command that is there already is rare, and met by its index; then the batch is written again, looking first. */
  readonly commit = (saves: readonly Save[]): readonly SaveOutcome[] => {
    if (this.#carefulFor > 0) {
      this.#carefulFor -= 1;
      return this.#fitAndWrite(saves, true);
    }
    try {
      return this.#fitAndWrite(saves, false);
    } catch (fault) {
      if (!isRepetition(fault as StoreFault)) throw fault;
      this.#carefulFor = carefulBatches;
      return this.#fitAndWrite(saves, true);
    }
  };

  #fitAndWrite(saves: readonly Save[], looksFirst: boolean): readonly SaveOutcome[] {
    return this.#transaction(() => {
      const { outcomes, fitting } = fitSaves(saves, {
        headOf: (logId) => this.#headOf(logId),
        hasCommand: (logId, commandId) => this.#findCommand.get(logId, commandId) !== undefined,
        looksFirst,
      });
      for (const save of fitting) this.#write(save);
      return outcomes;
    });
  }

  savePositions(positions: readonly Position[]): void {
    const upsert = this.#prepared(
      "position",
      `insert into position (chat_id, who, delivered, seen, seen_messages)
       select chat_id, ?2, ?3, ?4, ?5 from chat where chat_id = ?1
       on conflict (chat_id, who) do update set delivered = max(delivered, excluded.delivered),
         seen = max(seen, excluded.seen), seen_messages = max(seen_messages, excluded.seen_messages)`,
    );
    this.#transaction(() => {
      for (const { chatId, who, delivered, seen, seenMessages } of positions) {
        upsert.run(chatId, who, delivered, seen, seenMessages);
      }
    });
  }

  /** The pages it empties are zeroed, not only given back: what was erased is not in the file any more. */
  erase(erasure: Erasure): ErasureOutcome {
    this.#database.exec("pragma secure_delete = on");
    try {
      return this.#transaction(() => {
        if (this.#headOf(erasure.accountId) !== erasure.expected) return { kind: "conflict" };
        const erased = eraseFromSqlite(this.#database, erasure);
        for (const logId of [...erased.chatIds, ...erased.customerIds]) this.#heads.delete(logId);
        return erased;
      });
    } finally {
      this.#database.exec("pragma secure_delete = fast");
    }
  }

  #write({ accountId, appends, rows }: Save): void {
    for (const { kind, logId, expected, events } of appends) {
      let number = expected;
      for (const { at, type, body, commandId } of events) {
        number += 1;
        this.#insertEvent.run(accountId, kind, logId, number, at, type, JSON.stringify(body), commandId);
      }
      this.#heads.set(logId, number);
    }
    for (const row of rows) this.#upsert(row);
  }

  #upsert({ table, values }: Row): void {
    const columns = Object.keys(values);
    const marks = columns.map(() => "?").join(", ");
    const statement = this.#prepared(
      `${table} ${columns.join()}`,
      `insert into ${table} (${columns.join(", ")}) values (${marks}) ${upsertTail(table, columns)}`,
    );
    statement.run(...(Object.values(values) as (string | number | null)[]));
  }

  #headOf(logId: string): number {
    const known = this.#heads.get(logId);
    if (known !== undefined) return known;
    const row = this.#readHead.get(logId) as { number: number | null } | undefined;
    const head = row?.number ?? 0;
    this.#heads.set(logId, head);
    return head;
  }

  #prepared(key: string, sql: string): StatementSyncInstance {
    const known = this.#upserts.get(key);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#upserts.set(key, statement);
    return statement;
  }

  #transaction<Result>(write: () => Result): Result {
    try {
      // What could not even be rolled back, on a disk that answered nothing, is rolled back now.
      if (this.#database.isTransaction) this.#database.exec("rollback");
      this.#database.exec("begin immediate");
      const result = write();
      this.#database.exec("commit");
      return result;
    } catch (cause) {
      this.#heads = new Recent(headsMax);
      this.#rollBack();
      throw new StoreFault("The database could not store what it was given", cause);
    }
  }

  #rollBack(): void {
    try {
      if (this.#database.isTransaction) this.#database.exec("rollback");
    } catch {
      // The next transaction does it before it begins.
    }
  }
}

/** Did the index of commands refuse one that is there already? It is the only one of its kind. */
function isRepetition({ cause }: { readonly cause?: unknown }): boolean {
  return (cause as { errcode?: number } | undefined)?.errcode === uniqueConstraint;
}
