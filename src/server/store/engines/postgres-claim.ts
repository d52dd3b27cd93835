import pg from "pg";
import { StoreFault } from "../../ports/store.ts";
import { SchemaFault, schemaVersion, statementsAfter } from "../migrations/migrations.ts";
import { turnTaken } from "./engine.ts";

/** The lock that a server holds on its database for as long as its connection lives. */
const servingLock = 7_233_102;

/** Oldest PostgreSQL that is tested. */
const versionMin = 150_000;

/** The lock of a process that writes beside the servers; only one may. */
const turnLock = 7_233_103;

const lookEveryMs = 250;
const againAfterMs = 1_000;

/** Alone on the database, or beside others that were started as one of several. */
type Mode = "alone" | "shared";

/**
 * Takes a database for one server, or for those that were started as several, and only then brings
 * its schema up to date: a schema never changes under a server that runs. A server that was
 * started alone has no address at which a second one could reach the accounts that it is the home of.
 */
export class PostgresClaim {
  readonly #config: pg.ClientConfig;
  readonly #mode: Mode;
  readonly #waitMs: number;
  #client: pg.Client | null = null;
  #again: NodeJS.Timeout | null = null;
  #isReleased = false;

  /** `waitMs`: how long a start waits for the previous server's lock. */
  constructor(config: pg.ClientConfig, { isShared, waitMs }: { isShared: boolean; waitMs: number }) {
    this.#config = config;
    this.#waitMs = waitMs;
    this.#mode = isShared ? "shared" : "alone";
  }

  /** Throws a `StoreFault` or `SchemaFault` that says what to do when this server cannot use the database. */
  async take(): Promise<void> {
    const client = await this.#connect();
    try {
      await this.#takeBy(client);
    } catch (fault) {
      await client.end().catch(() => {});
      throw fault;
    }
    this.#hold(client);
  }

  /** Takes nothing. Throws a `SchemaFault` when the database is not one that this version can read. */
  async look(): Promise<void> {
    const client = await this.#connect();
    try {
      if (statementsAfter(await readSchema(client), "postgres").length > 0) {
        throw new SchemaFault("The database holds no data of this version yet. Start a server on it first.");
      }
    } finally {
      await client.end();
    }
  }

  /**
   * Takes a turn at writing beside the servers, who keep the database. An empty one is brought up to date,
   * and is this process's alone until it lets go. Throws as `take` does.
   */
  async takeTurn(): Promise<void> {
    const client = await this.#connect();
    try {
      await this.#waitForTurn(client);
      if (statementsAfter(await readSchema(client), "postgres").length > 0) await this.#takeBy(client);
    } catch (fault) {
      await client.end().catch(() => {});
      throw fault;
    }
    this.#client = client;
  }

  async release(): Promise<void> {
    this.#isReleased = true;
    if (this.#again) clearTimeout(this.#again);
    await this.#client?.end();
  }

  async #waitForTurn(client: pg.Client): Promise<void> {
    const giveUpAt = performance.now() + this.#waitMs;
    while (!(await tryLock(client, "alone", turnLock))) {
      if (performance.now() > giveUpAt) throw new StoreFault(turnTaken, undefined);
      await passing(lookEveryMs);
    }
  }

  async #takeBy(client: pg.Client): Promise<void> {
    await checkVersion(client);
    const giveUpAt = performance.now() + this.#waitMs;
    for (;;) {
      const found = await readSchema(client);
      // Throws before anything is taken when there is no way from that schema to this one.
      const isCurrent = statementsAfter(found, "postgres").length === 0;
      const mode = isCurrent ? this.#mode : "alone";
      if (await tryLock(client, mode)) {
        // Another server may have changed it between the look and the lock.
        if ((await readSchema(client)) === found) {
          if (!isCurrent) await this.#bringUpToDate(client);
          return;
        }
        await unlock(client, mode);
      }
      if (performance.now() > giveUpAt) throw inUse(found);
      await passing(lookEveryMs);
    }
  }

  /** Changes the schema while this server has the database alone, and shares it then if it is to. */
  async #bringUpToDate(client: pg.Client): Promise<void> {
    await bringUpToDate(client);
    if (this.#mode === "alone") return;
    await tryLock(client, "shared");
    await unlock(client, "alone");
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.#config, keepAlive: true });
    // A connection that breaks also ends, and its end is acted on.
    client.on("error", () => {});
    try {
      await client.connect();
      return client;
    } catch (fault) {
      await client.end().catch(() => {});
      throw fault;
    }
  }

  #hold(client: pg.Client): void {
    this.#client = client;
    client.on("end", () => this.#takeAgain());
  }

  /** The connection broke, and the lock went with it: take it again as soon as that is possible. */
  #takeAgain(): void {
    if (this.#isReleased) return;
    this.#again = setTimeout(() => {
      this.#lockAgain().then(
        (isTaken) => {
          if (!isTaken) this.#takeAgain();
        },
        () => this.#takeAgain(),
      );
    }, againAfterMs);
    this.#again.unref();
  }

  async #lockAgain(): Promise<boolean> {
    const client = await this.#connect();
    const isTaken = await tryLock(client, this.#mode).catch(() => false);
    if (isTaken && !this.#isReleased) this.#hold(client);
    else await client.end().catch(() => {});
    return isTaken;
  }
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
  if (Number(rows[0]?.server_version_num) < versionMin) {
    throw new StoreFault("PostgreSQL 15 or newer is needed.", undefined);
  }
}

/** 0: nothing of Bellhop is there yet. */
async function readSchema(client: pg.Client): Promise<number> {
  const table = await client.query<{ there: boolean }>(
    "select to_regclass('schema_version') is not null as there",
  );
  if (!table.rows[0]?.there) return 0;
  const { rows } = await client.query<{ version: string }>("select version from schema_version");
  return Number(rows[0]?.version ?? 0);
}

async function tryLock(client: pg.Client, mode: Mode, key = servingLock): Promise<boolean> {
  const lock = mode === "alone" ? "pg_try_advisory_lock" : "pg_try_advisory_lock_shared";
  const { rows } = await client.query<{ taken: boolean }>(`select ${lock}($1) as taken`, [key]);
  return rows[0]?.taken ?? false;
}

async function unlock(client: pg.Client, mode: Mode): Promise<void> {
  const unlocking = mode === "alone" ? "pg_advisory_unlock" : "pg_advisory_unlock_shared";
  await client.query(`select ${unlocking}($1)`, [servingLock]);
}

/** All steps or none: an interrupted change is rolled back with its connection. Called under the lock. */
async function bringUpToDate(client: pg.Client): Promise<void> {
  await client.query("begin");
  await client.query("create table if not exists schema_version (version bigint not null)");
  for (const statement of statementsAfter(await readSchema(client), "postgres"))
    await client.query(statement);
  await client.query("delete from schema_version");
  await client.query("insert into schema_version values ($1)", [schemaVersion]);
  await client.query("commit");
}

function passing(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function inUse(found: number): StoreFault {
  return new StoreFault(
    found === schemaVersion || found === 0
      ? "The database is in use by another Bellhop. Stop that one first, or start both with BELLHOP_ADDRESS and BELLHOP_SECRET."
      : "The database is in use by a Bellhop of an earlier version. Stop every server on it before starting this one.",
    undefined,
  );
}
