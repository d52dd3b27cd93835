import type { CompiledQuery } from "kysely";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import {
  type Erasure,
  type ErasureOutcome,
  type Position,
  type Row,
  type Save,
  type SaveOutcome,
  StoreFault,
} from "../../ports/store.ts";
import type { AccountId } from "#core/ids.ts";
import { eventColumnNames, eventRows, upsertTail } from "../event-rows.ts";
import { LruCache } from "../../basics/lru-cache.ts";
import { eraseFromSqlite } from "./erase-from-sqlite.ts";
import { carefulBatches, fitSaves } from "./fit-saves.ts";

/** SQLITE_CONSTRAINT_UNIQUE. */
const uniqueConstraint = 2_067;

/** Most logs whose heads are cached, by last write. The heads of other logs are read again. */
const headsMax = 8_000;

/**
 * Writes batches of saves, each in one transaction that starts and commits within one turn of the event loop,
 * so nothing else on this connection runs in between. This is the only writer of events, so the heads in its
 * cache are true.
 */
export class SqliteWriter {
  readonly #database: DatabaseSync;
  readonly #epochOf: (accountId: AccountId) => number;
  #heads = new LruCache<number>(headsMax);
  /** Position of the last event of each account. */
  #ledgerHeads = new LruCache<number>(headsMax);
  readonly #readLedgerHead: StatementSync;
  readonly #moveLedgerHead: StatementSync;
  readonly #readHead: StatementSync;
  readonly #findCommand: StatementSync;
  readonly #insertEvent: StatementSync;
  readonly #upserts = new Map<string, StatementSync>();
  /** Number of batches still to be checked for repeated commands first. */
  #carefulFor = 0;

  constructor(database: DatabaseSync, epochOf: (accountId: AccountId) => number) {
    this.#database = database;
    this.#epochOf = epochOf;
    this.#readHead = database.prepare("select max(number) as number from event where log_id = ?");
    this.#findCommand = database.prepare("select 1 as found from event where log_id = ? and command_id = ?");
    this.#insertEvent = database.prepare(
      `insert into event (${eventColumnNames}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#readLedgerHead = database.prepare("select head from ledger where account_id = ?");
    this.#moveLedgerHead = database.prepare(
      `insert into ledger (account_id, head) values (?, ?)
       on conflict (account_id) do update set head = excluded.head`,
    );
  }

  /**
   * Repeated commands are rare, so the batch is written without looking for them. When the index refuses one,
   * the batch is written again, looking first.
   */
  readonly commit = (saves: readonly Save[], recordedAt: number): readonly SaveOutcome[] => {
    const fitAndWrite = (looksFirst: boolean) => this.#fitAndWrite(saves, { recordedAt, looksFirst });
    if (this.#carefulFor > 0) {
      this.#carefulFor -= 1;
      return fitAndWrite(true);
    }
    try {
      return fitAndWrite(false);
    } catch (fault) {
      if (!isRepetition(fault as StoreFault)) throw fault;
      this.#carefulFor = carefulBatches;
      return fitAndWrite(true);
    }
  };

  #fitAndWrite(
    saves: readonly Save[],
    { recordedAt, looksFirst }: { recordedAt: number; looksFirst: boolean },
  ): readonly SaveOutcome[] {
    return this.#transaction(() => {
      const { outcomes, fitting } = fitSaves(saves, {
        epochOf: this.#epochOf,
        ledgerHeadOf: this.#ledgerHeadOf,
        headOf: (logId) => this.#headOf(logId),
        hasCommand: (logId, commandId) => this.#findCommand.get(logId, commandId) !== undefined,
        looksFirst,
      });
      this.#write(fitting, recordedAt);
      return outcomes;
    });
  }

  writeTogether(statements: readonly CompiledQuery[], isGuarded: boolean): boolean {
    return this.#transaction(() => {
      for (const [index, { sql, parameters }] of statements.entries()) {
        const { changes } = this.#database.prepare(sql).run(...(parameters as (string | number | null)[]));
        if (isGuarded && index === 0 && changes === 0) return false;
      }
      return true;
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

  /** Zeroes the freed pages, so that erased content is no longer in the file. */
  erase(erasure: Erasure): ErasureOutcome {
    this.#database.exec("pragma secure_delete = on");
    try {
      return this.#transaction((): ErasureOutcome => {
        if (erasure.epoch !== this.#epochOf(erasure.accountId)) return { kind: "moved" };
        if (this.#headOf(erasure.accountId) !== erasure.expected) return { kind: "conflict" };
        const erased = eraseFromSqlite(this.#database, erasure);
        for (const logId of [...erased.chatIds, ...erased.customerIds, ...erased.offlineMessageIds]) {
          this.#heads.delete(logId);
        }
        return erased;
      });
    } finally {
      this.#database.exec("pragma secure_delete = fast");
    }
  }

  #write(saves: readonly Save[], recordedAt: number): void {
    const grown = new Map<AccountId, number>();
    for (const row of eventRows(saves, { headOf: this.#ledgerHeadOf, recordedAt })) {
      const { account_id: accountId, position, log_id: logId, number } = row;
      this.#insertEvent.run(
        accountId,
        position,
        row.kind,
        logId,
        number,
        row.at,
        recordedAt,
        row.type,
        row.body,
        row.command_id,
      );
      this.#heads.set(logId, number);
      grown.set(accountId, position);
    }
    for (const [accountId, head] of grown) {
      this.#moveLedgerHead.run(accountId, head);
      this.#ledgerHeads.set(accountId, head);
    }
    for (const { rows } of saves) for (const row of rows) this.#upsert(row);
  }

  readonly #ledgerHeadOf = (accountId: AccountId): number => {
    const known = this.#ledgerHeads.get(accountId);
    if (known !== undefined) return known;
    const row = this.#readLedgerHead.get(accountId) as { head: number } | undefined;
    const head = row?.head ?? 0;
    this.#ledgerHeads.set(accountId, head);
    return head;
  };

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

  #prepared(key: string, sql: string): StatementSync {
    const known = this.#upserts.get(key);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#upserts.set(key, statement);
    return statement;
  }

  #transaction<Result>(write: () => Result): Result {
    try {
      // Rolls back a transaction whose rollback failed, such as on a disk that did not answer.
      if (this.#database.isTransaction) this.#database.exec("rollback");
      this.#database.exec("begin immediate");
      const result = write();
      this.#database.exec("commit");
      return result;
    } catch (cause) {
      this.#heads = new LruCache(headsMax);
      this.#ledgerHeads = new LruCache(headsMax);
      this.#rollBack();
      throw new StoreFault("The database could not store what it was given", cause);
    }
  }

  #rollBack(): void {
    try {
      if (this.#database.isTransaction) this.#database.exec("rollback");
    } catch {
      // The next transaction rolls back before it begins.
    }
  }
}

/**
 * Was it the index of commands that refused? The other unique index is on positions, which this writer alone
 * assigns.
 */
function isRepetition({ cause }: { readonly cause?: unknown }): boolean {
  return (cause as { errcode?: number } | undefined)?.errcode === uniqueConstraint;
}
