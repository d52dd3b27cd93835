import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { StoreFault } from "../../ports/store.ts";
import { SchemaFault } from "../migrations/migrations.ts";
import type { Tables } from "../tables.ts";
import { type Patience, patience } from "../patience.ts";
import type { Beside, Engine } from "./engine.ts";
import { PostgresClaim } from "./postgres-claim.ts";
import { type AskHomes, PostgresHomes, askOver, leaseMs } from "./postgres-homes.ts";
import { PostgresWriter } from "./postgres-writer.ts";
import { readingPool } from "./reading-pool.ts";

/** One connection for batches of saves; the others for positions and erasures. */
const writersMax = 3;
const readersMax = 5;

/** Most readers that answer questions of people; the others are left for commands and connections. */
const questionsMax = 3;

/** Idle time after which TCP checks that the other end is still there. */
const keepAliveAfterMs = 10_000;

/** Numbers of events and times fit into what JavaScript counts exactly. */
const bigintType = 20;

interface Part {
  /** Other servers may have the database too. */
  readonly isShared?: boolean;
  /** `null`: takes the database for a server. */
  readonly beside?: Beside | null;
  /** Stands between the homes and the database, for a test. */
  readonly aroundHomes?: (ask: AskHomes) => AskHomes;
}

/**
 * Connects to the database at `url` and claims it. Throws a `StoreFault` or `SchemaFault` that says what to
 * do when that fails.
 */
export async function openPostgres(
  url: string,
  waits: Patience = patience,
  { isShared = false, beside = null, aroundHomes = (ask) => ask }: Part = {},
): Promise<Engine> {
  const claim = new PostgresClaim(
    { connectionString: url, connectionTimeoutMillis: waits.connectMs },
    { isShared, waitMs: waits.connectMs },
  );
  await claimed(claim, beside).catch((cause: unknown) => {
    throw openingFault(url, cause);
  });
  // Writes have connections of their own, so that reads never delay them.
  const writing = openPool(url, { max: writersMax, pipeline: true }, waits);
  const reading = openPool(url, { max: readersMax }, waits);
  const dialect = new PostgresDialect({ pool: readingPool(reading) });
  const query = new Kysely<Tables>({ dialect });
  // A renewal that takes as long as a lease runs is too late.
  const renewing = openPool(url, { max: 1 }, { ...waits, answerMs: Math.min(waits.answerMs, leaseMs) });
  const homes = new PostgresHomes(aroundHomes(askOver({ reading, writing, renewing })));
  const writer = new PostgresWriter(writing, (accountId, epoch) => homes.refused(accountId, epoch));
  return {
    name: "postgres",
    query,
    questions: { query, atOnceMax: questionsMax },
    commit: (saves, recordedAt) => writer.commit(saves, recordedAt),
    batchMax: 500,
    writeTogether: (statements, isGuarded) => writer.writeTogether(statements, isGuarded),
    savePositions: (positions) => writer.savePositions(positions),
    erase: (erasure) => writer.erase(erasure),
    homes,
    authDatabase: {
      db: new Kysely<Record<string, never>>({ dialect }),
      type: "postgres",
    },
    async close() {
      await claim.release();
      await Promise.all([writing.end(), reading.end(), renewing.end()]);
    },
  };
}

function claimed(claim: PostgresClaim, beside: Beside | null): Promise<void> {
  if (beside === "reading") return claim.look();
  return beside === "writing" ? claim.takeTurn() : claim.take();
}

/** Options by which a dead connection is noticed. */
function lineTo(url: string, { connectMs, answerMs }: Patience): pg.ClientConfig {
  return {
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    query_timeout: answerMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveAfterMs,
  };
}

interface PoolShape {
  readonly max: number;
  /** Are statements sent without waiting for the answers to those before? */
  readonly pipeline?: boolean;
}

function openPool(url: string, shape: PoolShape, waits: Patience): pg.Pool {
  // The database gives up first, and says so: a line that says nothing in time counts as dead.
  const answerMs = Math.floor(waits.answerMs * 0.8);
  const pool = new pg.Pool({
    ...lineTo(url, waits),
    ...shape,
    types: { getTypeParser: parserOf },
    // A statement given up here must not run on in the database and hold its locks: a connection can die
    // without either side noticing.
    verify: (client, verified) =>
      void client
        .query(`set statement_timeout = ${answerMs}; set idle_in_transaction_session_timeout = ${answerMs}`)
        .then(() => verified(), verified),
  });
  // A broken connection, idle or in use, is replaced on demand; the statement that used it fails.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

function parserOf(oid: number, format?: "text" | "binary") {
  if (oid === bigintType) return Number;
  return pg.types.getTypeParser(oid, format);
}

function openingFault(url: string, cause: unknown): Error {
  if (cause instanceof SchemaFault || cause instanceof StoreFault) return cause;
  const place = URL.canParse(url) ? new URL(url).host || "this machine" : url;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new StoreFault(
    `The database at ${place} cannot be used (${message}). Check DATABASE_URL and that PostgreSQL runs.`,
    cause,
  );
}
