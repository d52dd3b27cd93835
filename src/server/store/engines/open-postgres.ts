import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { StoreFault } from "../../ports/store.ts";
import { NewerSchemaFault, migrations, statementsAfter } from "../migrations/migrations.ts";
import type { Tables } from "../tables.ts";
import type { Engine } from "./engine.ts";
import { PostgresClaim } from "./postgres-claim.ts";
import { PostgresWriter } from "./postgres-writer.ts";

/** Any number of servers may start at once: one brings the schema up to date while the others wait. */
const migrationLock = 7_233_101;

/** Oldest PostgreSQL that is tested. */
const versionMin = 150_000;

/** A line that is dead without saying so must not hold up the writer for longer than this. */
const connectWithinMs = 5_000;
const answerWithinMs = 30_000;

/** Numbers of events and times fit into what JavaScript counts exactly. */
const bigintType = 20;

/** Connects to the database at `url`. Throws a `StoreFault` that says what to do when that cannot be. */
export async function openPostgres(url: string): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 6,
    connectionTimeoutMillis: connectWithinMs,
    query_timeout: answerWithinMs,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  });
  // A connection that breaks, idle or in use, is replaced when one is needed; whoever used it is told.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await migrate(pool);
  } catch (cause) {
    await pool.end();
    throw openingFault(url, cause);
  }
  const writer = new PostgresWriter(pool);
  const claim = new PostgresClaim(url);
  return {
    name: "postgres",
    query: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    commit: (saves) => writer.commit(saves),
    batchMax: 500,
    savePositions: (positions) => writer.savePositions(positions),
    erase: (erasure) => writer.erase(erasure),
    authDatabase: {
      db: new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) }),
      type: "postgres",
    },
    claim: () => claim.take(),
    async close() {
      await claim.release();
      await pool.end();
    },
  };
}

function parserOf(oid: number, format?: "text" | "binary") {
  if (oid === bigintType) return Number;
  return pg.types.getTypeParser(oid, format);
}

async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
    if (Number(rows[0]?.server_version_num) < versionMin) {
      throw new StoreFault("PostgreSQL 15 or newer is needed.", undefined);
    }
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [migrationLock]);
    await client.query("create table if not exists schema_version (version bigint not null)");
    const found = await client.query<{ version: number }>("select version from schema_version");
    for (const statement of statementsAfter(found.rows[0]?.version ?? 0)) await client.query(statement);
    await client.query("delete from schema_version");
    await client.query("insert into schema_version values ($1)", [migrations.length]);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback").catch(() => {});
    throw cause;
  } finally {
    client.release();
  }
}

function openingFault(url: string, cause: unknown): Error {
  if (cause instanceof NewerSchemaFault || cause instanceof StoreFault) return cause;
  const place = URL.canParse(url) ? new URL(url).host || "this machine" : url;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new StoreFault(
    `The database at ${place} cannot be used (${message}). Check DATABASE_URL and that PostgreSQL runs.`,
    cause,
  );
}
