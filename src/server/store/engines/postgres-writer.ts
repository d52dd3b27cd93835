import type { CommandId } from "#contract/ids.ts";
import { createHash } from "node:crypto";
import type pg from "pg";
import type { LogMark } from "../../ports/cluster-store.ts";
import {
  type Erasure,
  type ErasureOutcome,
  type Position,
  type Row,
  type Save,
  type SaveOutcome,
  type StoreFault,
} from "../../ports/store.ts";
import { eventColumns, eventRows, upsertTail } from "../event-rows.ts";
import { type Tables, rowKeys } from "../tables.ts";
import { eraseFromPostgres, findFinished, logsOf } from "./erase-from-postgres.ts";
import { type LogHeads, carefulBatches, fitSaves } from "./fit-saves.ts";
import { inTransaction } from "./in-transaction.ts";
import type { PostgresCluster, Tell } from "./postgres-cluster.ts";
import { isLostRace, writeWords } from "./postgres-words.ts";

/** How often a batch is written again because somebody was quicker, who takes no locks. */
const attemptsMax = 5;

/**
 * Writes batches of saves, each batch one transaction. It locks the logs of the batch, in one order
 * everywhere so that two servers never wait for each other, reads how far they are, decides in
 * memory which saves fit, and writes those. The locks are advisory ones on the logs' names: they
 * cost no row, and logs that do not exist yet can be locked as well.
 */
export class PostgresWriter {
  readonly #pool: pg.Pool;
  /** Whom other servers hear of what is written here from; `null`: there are none. */
  readonly #cluster: PostgresCluster | null;
  /** Batches that are still written under locks although there are only words in them. */
  #carefulFor = 0;

  constructor(pool: pg.Pool, cluster: PostgresCluster | null) {
    this.#pool = pool;
    this.#cluster = cluster;
  }

  async commit(saves: readonly Save[]): Promise<readonly SaveOutcome[]> {
    const written = await this.#writeWords(saves);
    if (written) return written;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#commitUnderLocks(saves);
      } catch (fault) {
        // Words were written to one of its logs between the look at it and the insert.
        if (attempt === attemptsMax || !isLostRace((fault as StoreFault).cause)) throw fault;
      }
    }
  }

  async #writeWords(saves: readonly Save[]): Promise<readonly SaveOutcome[] | null> {
    this.#carefulFor = Math.max(0, this.#carefulFor - 1);
    // Of what others are to hear of, the news must go with it.
    if (this.#cluster || this.#carefulFor > 0) return null;
    const written = await writeWords(this.#pool, saves);
    if (written === "repeated") this.#carefulFor = carefulBatches;
    return typeof written === "string" ? null : written;
  }

  #commitUnderLocks(saves: readonly Save[]): Promise<readonly SaveOutcome[]> {
    return this.#transaction(async (client, tell) => {
      const heads = await lockLogs(client, saves);
      const { outcomes, fitting } = fitSaves(saves, heads);
      await insertEvents(client, fitting);
      await upsertRows(
        client,
        fitting.flatMap(({ rows }) => rows),
      );
      if (tell && fitting.length > 0) await tell({ logs: fitting.flatMap(marksOf) });
      return outcomes;
    });
  }

  savePositions(positions: readonly Position[]): Promise<void> {
    return this.#transaction(async (client, tell) => {
      const rows = positions
        .map(({ chatId, who, delivered, seen, seenMessages }) => ({
          chat_id: chatId,
          who,
          delivered,
          seen,
          seen_messages: seenMessages,
        }))
        .toSorted((a, b) => compare(`${a.chat_id} ${a.who}`, `${b.chat_id} ${b.who}`));
      await client.query(
        // "position" is a word of SQL itself.
        // What is being erased meanwhile is waited for: nothing of a chat that is no more is kept.
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
      await tell?.({ positions });
    });
  }

  /** Under the same locks as saves, so that nothing is added to what goes. */
  erase(erasure: Erasure): Promise<ErasureOutcome> {
    return this.#transaction(async (client, tell) => {
      const found = await findFinished(client, erasure);
      if (found.length === 0) return { kind: "erased", chatIds: [], customerIds: [], events: 0 };
      await lockNames(client, [erasure.accountId, ...found.flatMap(logsOf)]);
      const outcome = await eraseFromPostgres(client, erasure, found);
      if (tell && outcome.kind === "erased") {
        const chats = outcome.chatIds.map((id) => ({ kind: "chat", id }) as const);
        const customers = outcome.customerIds.map((id) => ({ kind: "customer", id }) as const);
        await tell({ erased: { accountId: erasure.accountId, logs: [...chats, ...customers] } });
      }
      return outcome;
    });
  }

  #transaction<Result>(
    write: (client: pg.PoolClient, tell: Tell | null) => Promise<Result>,
  ): Promise<Result> {
    if (this.#cluster) return this.#cluster.telling(write);
    return inTransaction(this.#pool, (client) => write(client, null));
  }
}

/** How far a save has taken its logs; those that it only depends on have not moved. */
function marksOf({ accountId, appends }: Save): LogMark[] {
  return appends
    .filter(({ events }) => events.length > 0)
    .map(({ kind, logId: id, expected, events }) => ({
      kind,
      id,
      accountId,
      number: expected + events.length,
    }));
}

async function lockLogs(client: pg.PoolClient, saves: readonly Save[]): Promise<LogHeads> {
  const appends = saves.flatMap((save) => save.appends);
  const logIds = [...new Set(appends.map(({ logId }) => logId))];
  await lockNames(client, logIds);
  const heads = await client.query<{ log_id: string; number: number | null }>(
    // One step down the index for each log: `max` over a group reads the whole of it.
    `select log_id, (
       select number from event where event.log_id = asked.log_id order by number desc limit 1
     ) as number
     from unnest($1::text[]) as asked (log_id)`,
    [logIds],
  );
  const numbers = new Map(heads.rows.map(({ log_id, number }) => [log_id, number ?? 0]));
  const commands = await findCommands(client, appends);
  return {
    headOf: (logId) => numbers.get(logId) ?? 0,
    hasCommand: (logId, commandId) => commands.has(`${logId} ${commandId}`),
    looksFirst: true,
  };
}

/** Until the transaction ends nobody else writes to these logs. */
async function lockNames(client: pg.PoolClient, logIds: readonly string[]): Promise<void> {
  const locks = [...new Set(logIds.map(lockOf))].toSorted((a, b) => compare(a, b));
  await client.query(
    `select pg_advisory_xact_lock(lock) from unnest($1::bigint[]) with ordinality as locks (lock, place)
     order by place`,
    [locks.map(String)],
  );
}

/** Which commands of the batch are in their logs already. */
async function findCommands(client: pg.PoolClient, appends: Save["appends"]): Promise<ReadonlySet<string>> {
  const marks = appends.flatMap(({ logId, events }) =>
    events.flatMap(({ commandId }) => (commandId ? [{ logId, commandId }] : [])),
  );
  if (marks.length === 0) return new Set();
  const { rows } = await client.query<{ log_id: string; command_id: CommandId }>(
    `select log_id, command_id from event
     where (log_id, command_id) in (select * from unnest($1::text[], $2::text[]))`,
    [marks.map(({ logId }) => logId), marks.map(({ commandId }) => commandId)],
  );
  return new Set(rows.map(({ log_id, command_id }) => `${log_id} ${command_id}`));
}

async function insertEvents(client: pg.PoolClient, saves: readonly Save[]): Promise<void> {
  const rows = saves.flatMap(eventRows);
  if (rows.length === 0) return;
  await client.query(
    `insert into event (account_id, kind, log_id, number, at, type, body, command_id)
     select * from unnest(
       $1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::text[])`,
    eventColumns(rows),
  );
}

/** One statement for each table. Of several rows with one key the last is the one that holds. */
async function upsertRows(client: pg.PoolClient, rows: readonly Row[]): Promise<void> {
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
    await client.query(
      `insert into ${table} (${names})
       select ${names} from json_populate_recordset(null::${table}, $1)
       ${upsertTail(table, columns)}`,
      [JSON.stringify(values)],
    );
  }
}

/** A number for a log's name. Two names with one number only wait for each other for nothing. */
function lockOf(logId: string): bigint {
  return createHash("sha1").update(logId).digest().readBigInt64BE();
}

function compare<Value extends string | bigint>(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
