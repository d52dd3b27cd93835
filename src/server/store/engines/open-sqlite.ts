import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { StoreFault } from "../../ports/store.ts";
import { SchemaFault, schemaVersion, statementsAfter } from "../migrations/migrations.ts";
import type { Tables } from "../tables.ts";
import { type Beside, type Engine, turnTaken } from "./engine.ts";
import { makePrivate } from "./private-folder.ts";
import { SqliteHomes } from "./sqlite-homes.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { type SqliteLock, isLocked, lockSqlite } from "./sqlite-lock.ts";
import { SqliteReader } from "./sqlite-reader.ts";
import { SqliteWriter } from "./sqlite-writer.ts";

const fileName = "bellhop.db";
/** A server has the data for as long as it holds this. */
const servingLock = "bellhop.lock";
/** The lock of a process that writes beside a server; only one may. */
const turnLock = "bellhop-turn.lock";

/**
 * How long a server waits for its predecessor's lock, and each of its statements for another writer. The
 * whole process stands still meanwhile.
 */
const serverWaitMs = 1_000;
/**
 * How long a process beside a server waits to write. A busy server leaves the file unlocked only for moments.
 */
const besideWaitMs = 10_000;

/**
 * Opens the database file in `folder`. A server creates both when they are missing, and locks them. Throws a
 * `StoreFault` that says what to do when that fails. `said` hears of files that others could read.
 */
export function openSqlite(
  folder: string,
  beside: Beside | null = null,
  said: (words: string) => void = () => {},
): Engine {
  const path = join(folder, fileName);
  if (beside !== "reading") prepareFolder(folder, said);
  const { database, letGo } = openings[beside ?? "serving"](folder, path);
  const query = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  const homes = new SqliteHomes(query);
  const writer = new SqliteWriter(database, homes.epochOf);
  const reader = new SqliteReader(path);
  return {
    name: "sqlite",
    query,
    // The thread answers one at a time: a second question there would only wait out of turn.
    questions: { query: new Kysely<Tables>({ dialect: reader.dialect }), atOnceMax: 1 },
    commit: writer.commit,
    batchMax: 1_000,
    writeTogether: async (statements, isGuarded) => writer.writeTogether(statements, isGuarded),
    savePositions: async (positions) => writer.savePositions(positions),
    erase: async (erasure) => writer.erase(erasure),
    homes,
    authDatabase: {
      db: new Kysely<Record<string, never>>({ dialect: sqliteDialect(database) }),
      type: "sqlite",
    },
    async close() {
      await reader.close();
      database.close();
      letGo();
    },
  };
}

interface Opened {
  readonly database: DatabaseSync;
  readonly letGo: () => void;
}

const openings: Record<Beside | "serving", (folder: string, path: string) => Opened> = {
  serving(folder, path) {
    const lock = takeServing(folder, path);
    const database = openFile(path, lock, (opened) => {
      prepareFile(opened, serverWaitMs);
      migrate(opened);
    });
    return { database, letGo: () => lock.release() };
  },
  writing(folder, path) {
    const turn = takeLock(join(folder, turnLock), { waitMs: besideWaitMs, taken: turnTaken });
    const database = openFile(path, turn, (opened) => {
      prepareFile(opened, besideWaitMs);
      if (statementsAfter(schemaOf(opened), "sqlite").length === 0) return;
      const lock = takeServing(folder, path);
      try {
        migrate(opened);
      } finally {
        lock.release();
      }
    });
    return { database, letGo: () => turn.release() };
  },
  reading(_folder, path) {
    if (!existsSync(path)) throw new StoreFault(`${path} is not there. ${nothingYet}`, undefined);
    const database = openFile(path, null, (opened) => {
      if (statementsAfter(schemaOf(opened), "sqlite").length > 0) {
        throw new SchemaFault(`${path} holds no data of this version yet. ${nothingYet}`);
      }
      // Never ended: everything is read as it was at one moment, whatever a server writes.
      opened.exec("begin");
    });
    return { database, letGo: () => {} };
  },
};

const nothingYet = "Start a server on it first, or set BELLHOP_DATA to where the data are.";

const inUse = (path: string) => `${path} is in use by another Bellhop. Stop that one first.`;

function takeServing(folder: string, path: string): SqliteLock {
  return takeLock(join(folder, servingLock), { waitMs: serverWaitMs, taken: inUse(path) });
}

function takeLock(path: string, { waitMs, taken }: { waitMs: number; taken: string }): SqliteLock {
  try {
    return lockSqlite(path, waitMs);
  } catch (cause) {
    if (isLocked(cause)) throw new StoreFault(taken, cause);
    throw unwritable(dirname(path), cause);
  }
}

function prepareFolder(folder: string, said: (words: string) => void): void {
  try {
    makePrivate(folder, [fileName, servingLock, turnLock], said);
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

function unwritable(folder: string, cause: unknown): StoreFault {
  return new StoreFault(
    `The data folder ${folder} cannot be written. Set BELLHOP_DATA to one that can.`,
    cause,
  );
}

/** Without a lock it is only read. */
function openFile(
  path: string,
  lock: SqliteLock | null,
  prepare: (database: DatabaseSync) => void,
): DatabaseSync {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { readOnly: lock === null, timeout: serverWaitMs });
    prepare(database);
    return database;
  } catch (cause) {
    database?.close();
    lock?.release();
    throw openingFault(path, cause);
  }
}

function prepareFile(database: DatabaseSync, waitMs: number): void {
  database.exec(`pragma busy_timeout = ${waitMs}`);
  database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  // Zeroes overwritten content where that needs no extra write; see `SqliteWriter.erase`.
  database.exec("pragma secure_delete = fast");
}

function schemaOf(database: DatabaseSync): number {
  const row = database.prepare("pragma user_version").get() as { user_version: number };
  return row.user_version;
}

/** Brings the schema up to date, all steps or none. No other process is serving from the file by now. */
function migrate(database: DatabaseSync): void {
  const statements = statementsAfter(schemaOf(database), "sqlite");
  if (statements.length === 0) return;
  database.exec("begin exclusive");
  for (const statement of statements) database.exec(statement);
  database.exec(`pragma user_version = ${schemaVersion}`);
  database.exec("commit");
}

function openingFault(path: string, cause: unknown): Error {
  if (cause instanceof SchemaFault || cause instanceof StoreFault) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (isLocked(cause)) return new StoreFault(inUse(path), cause);
  if (/readonly|read-only|unable to open/i.test(message)) {
    return new StoreFault(`${path} cannot be written. Check who owns it.`, cause);
  }
  return new StoreFault(
    `${path} is damaged or not a Bellhop database (${message}). Restore it from a backup, or move it away to begin anew.`,
    cause,
  );
}
