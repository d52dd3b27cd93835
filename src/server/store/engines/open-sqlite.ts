import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { StoreFault } from "../../ports/store.ts";
import { SchemaFault, schemaVersion, statementsAfter } from "../migrations/migrations.ts";
import type { Tables } from "../tables.ts";
import type { Engine } from "./engine.ts";
import { SqliteHomes } from "./sqlite-homes.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { type SqliteLock, lockSqlite } from "./sqlite-lock.ts";
import { SqliteReader } from "./sqlite-reader.ts";
import { SqliteWriter } from "./sqlite-writer.ts";

const fileName = "bellhop.db";
const lockName = "bellhop.lock";

/**
 * Opens the database file in `folder`, making both where they are missing, and takes it for this
 * process alone. Throws a `StoreFault` that says what to do when that cannot be.
 */
export function openSqlite(folder: string): Engine {
  const path = join(folder, fileName);
  const lock = takeFolder(folder, path);
  const database = openFile(path, lock);
  const writer = new SqliteWriter(database);
  const reader = new SqliteReader(path);
  const query = new Kysely<Tables>({ dialect: sqliteDialect(database) });
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
    homes: new SqliteHomes(query),
    authDatabase: {
      db: new Kysely<Record<string, never>>({ dialect: sqliteDialect(database) }),
      type: "sqlite",
    },
    async close() {
      await reader.close();
      database.close();
      lock.release();
    },
  };
}

function takeFolder(folder: string, path: string): SqliteLock {
  try {
    mkdirSync(folder, { recursive: true });
    return lockSqlite(join(folder, lockName));
  } catch (cause) {
    if (isLocked(cause)) throw openingFault(path, cause);
    throw new StoreFault(
      `The data folder ${folder} cannot be written. Set BELLHOP_DATA to one that can.`,
      cause,
    );
  }
}

function openFile(path: string, lock: SqliteLock): DatabaseSync {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { timeout: 1_000 });
    database.exec("pragma journal_mode = wal");
    database.exec("pragma synchronous = full");
    // What is written over is zeroed where that costs no write of its own; see `SqliteWriter.erase`.
    database.exec("pragma secure_delete = fast");
    migrate(database);
    return database;
  } catch (cause) {
    database?.close();
    lock.release();
    throw openingFault(path, cause);
  }
}

/** Brings the schema up to date, all steps or none. The file is this process's alone by now. */
function migrate(database: DatabaseSync): void {
  const { user_version: found } = database.prepare("pragma user_version").get() as { user_version: number };
  const statements = statementsAfter(found, "sqlite");
  if (statements.length === 0) return;
  database.exec("begin exclusive");
  for (const statement of statements) database.exec(statement);
  database.exec(`pragma user_version = ${schemaVersion}`);
  database.exec("commit");
}

function openingFault(path: string, cause: unknown): Error {
  if (cause instanceof SchemaFault) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (isLocked(cause)) {
    return new StoreFault(`${path} is in use by another Bellhop. Stop that one first.`, cause);
  }
  if (/readonly|read-only|unable to open/i.test(message)) {
    return new StoreFault(`${path} cannot be written. Check who owns it.`, cause);
  }
  return new StoreFault(
    `${path} is damaged or not a Bellhop database (${message}). Restore it from a backup, or move it away to begin anew.`,
    cause,
  );
}

/** SQLITE_BUSY. */
function isLocked(cause: unknown): boolean {
  return (cause as { readonly errcode?: number }).errcode === 5;
}
