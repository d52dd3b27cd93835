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

/** So many of the logs that were written to last have their heads in memory; those of others are read again. */
const headsMax = 8_000;

/**
 * Writes batches of saves, each batch one transaction that begins and is committed within one turn
 * of the event loop: nothing else on this connection can come between. It is the only writer of
 * events, so the heads it remembers are true.
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
  /** Batches that are still written with a look at each command first. */
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

  /** A command that is there already is rare, and met by its index; then the batch is written again, looking first. */
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

  /** The pages it empties are zeroed, not only given back: what was erased is not in the file any more. */
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
      // What could not even be rolled back, on a disk that answered nothing, is rolled back now.
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
      // The next transaction does it before it begins.
    }
  }
}

/** Did the index of commands refuse one that is there already? Positions, which are unique too, come from this writer alone. */
function isRepetition({ cause }: { readonly cause?: unknown }): boolean {
  return (cause as { errcode?: number } | undefined)?.errcode === uniqueConstraint;
}
