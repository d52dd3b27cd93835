import type { AccountId } from "#core/ids.ts";
import type { CompiledQuery } from "kysely";
import type pg from "pg";
import {
  type Erasure,
  type ErasureOutcome,
  type Position,
  type Row,
  type Save,
  type SaveOutcome,
} from "../../ports/store.ts";
import { eventColumnNames, eventRows, upsertTail } from "../event-rows.ts";
import { type EventRow } from "../../ports/rows.ts";
import { type Tables, rowKeys } from "../tables.ts";
import { eraseFromPostgres, findFinished } from "./erase-from-postgres.ts";
import { carefulBatches, fitSaves } from "./fit-saves.ts";
import { type Transaction, inTransaction } from "./in-transaction.ts";
import { lockAndRead, lockLedgers } from "./lock-ledgers.ts";
import { eventsGiven, writeMessages } from "./write-messages.ts";

/** Called with each account whose epoch has been raised since the save. */
type Refused = (accountId: AccountId, epoch: number) => void;

/**
 * Writes batches of saves, each batch in one transaction. Every writer of an account locks the account's row
 * in the table of ledgers until the transaction ends. Positions of an account are therefore in the order of
 * their commits, and reads under the lock stay true until then. The row also holds the epoch of the account's
 * home: once a take-over has raised it, no save of an older epoch is written.
 */
export class PostgresWriter {
  readonly #pool: pg.Pool;
  readonly #refused: Refused;
  /** Number of batches still to be checked for repeated commands first, even when they hold only messages. */
  #carefulFor = 0;

  constructor(pool: pg.Pool, refused: Refused) {
    this.#pool = pool;
    this.#refused = refused;
  }

  async commit(saves: readonly Save[], recordedAt: number): Promise<readonly SaveOutcome[]> {
    const written = await this.#writeMessages(saves, recordedAt);
    const outcomes = written ?? (await this.#fitAndWrite(saves, recordedAt));
    outcomes.forEach(({ kind }, index) => {
      const save = saves[index];
      if (kind === "moved" && save) this.#refused(save.accountId, save.epoch);
    });
    return outcomes;
  }

  async #writeMessages(saves: readonly Save[], recordedAt: number): Promise<readonly SaveOutcome[] | null> {
    this.#carefulFor = Math.max(0, this.#carefulFor - 1);
    if (this.#carefulFor > 0) return null;
    const written = await writeMessages(this.#pool, saves, recordedAt);
    if (written === "repeated") this.#carefulFor = carefulBatches;
    return typeof written === "string" ? null : written;
  }

  #fitAndWrite(saves: readonly Save[], recordedAt: number): Promise<readonly SaveOutcome[]> {
    return inTransaction(this.#pool, async (transaction) => {
      const heads = await lockAndRead(transaction, saves);
      const { outcomes, fitting } = fitSaves(saves, heads);
      const rows = eventRows(fitting, { headOf: heads.ledgerHeadOf, recordedAt });
      insertEvents(transaction, rows);
      upsertRows(
        transaction,
        fitting.flatMap((save) => save.rows),
      );
      return outcomes;
    });
  }

  writeTogether(statements: readonly CompiledQuery[], isGuarded: boolean): Promise<boolean> {
    return inTransaction(this.#pool, async (transaction) => {
      for (const [index, { sql, parameters }] of statements.entries()) {
        if (!isGuarded || index > 0) transaction.send(sql, [...parameters]);
        else if ((await transaction.query(sql, [...parameters])).rowCount === 0) return false;
      }
      return true;
    });
  }

  savePositions(positions: readonly Position[]): Promise<void> {
    return inTransaction(this.#pool, async (transaction) => {
      const rows = positions
        .map(({ chatId, who, delivered, seen, seenMessages }) => ({
          chat_id: chatId,
          who,
          delivered,
          seen,
          seen_messages: seenMessages,
        }))
        .toSorted((a, b) => compare(`${a.chat_id} ${a.who}`, `${b.chat_id} ${b.who}`));
      transaction.send(
        // "position" is a keyword of SQL. The statement waits for a running erasure and stores nothing for an
        // erased chat.
        `with kept as materialized (
           select chat_id from chat where chat_id = any ($2) order by chat_id collate "C" for key share
         )
         insert into "position" as known
         select * from json_populate_recordset(null::"position", $1)
         where chat_id in (select chat_id from kept)
         on conflict (chat_id, who) do update set
           delivered = greatest(known.delivered, excluded.delivered),
           seen = greatest(known.seen, excluded.seen),
           seen_messages = greatest(known.seen_messages, excluded.seen_messages)`,
        [JSON.stringify(rows), rows.map(({ chat_id }) => chat_id)],
      );
    });
  }

  /** Under the same lock as saves, so that nothing is added to what goes. */
  async erase(erasure: Erasure): Promise<ErasureOutcome> {
    const { accountId, epoch } = erasure;
    const outcome = await inTransaction(this.#pool, async (transaction): Promise<ErasureOutcome> => {
      const ledgers = await lockLedgers(transaction, [accountId]);
      if (ledgers.get(accountId)?.epoch !== epoch) return { kind: "moved" };
      return eraseFromPostgres(transaction, erasure, await findFinished(transaction, erasure));
    });
    if (outcome.kind === "moved") this.#refused(accountId, epoch);
    return outcome;
  }
}

/** Adds the events, and moves the ledgers to the last of them. Called under their locks. */
function insertEvents(transaction: Transaction, rows: readonly EventRow[]): void {
  if (rows.length === 0) return;
  transaction.send(
    `with added as (
       insert into event (${eventColumnNames}) select ${eventColumnNames} from ${eventsGiven}
       returning account_id, position
     )
     update ledger set head = last.position
     from (select account_id, max(position) as position from added group by account_id) as last
     where ledger.account_id = last.account_id`,
    [JSON.stringify(rows)],
  );
}

/** One statement for each table. Of several rows with one key the last is the one that holds. */
function upsertRows(transaction: Transaction, rows: readonly Row[]): void {
  const byTable = new Map<keyof typeof rowKeys, Map<string, Row["values"]>>();
  for (const { table, values } of rows) {
    const ofTable = byTable.get(table) ?? new Map<string, Row["values"]>();
    byTable.set(table, ofTable);
    ofTable.set(String(values[rowKeys[table] as keyof typeof values]), values);
  }
  for (const [table, ofTable] of byTable) {
    const values = [...ofTable.values()];
    const columns = Object.keys(values[0] ?? {}) as (keyof Tables[typeof table])[];
    const names = columns.join(", ");
    transaction.send(
      `insert into ${table} (${names})
       select ${names} from json_populate_recordset(null::${table}, $1)
       ${upsertTail(table, columns)}`,
      [JSON.stringify(values)],
    );
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
