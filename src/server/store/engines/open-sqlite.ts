import { DatabaseSync } from "node:sqlite";
import { Kysely, SqliteDialect, type SqliteStatement } from "kysely";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { StoreFault } from "../../ports/store.ts";
import { SchemaFault, schemaVersion, statementsAfter } from "../migrations/migrations.ts";
import type { Tables } from "../tables.ts";
import type { Engine } from "./engine.ts";
import { SqliteWriter } from "./sqlite-writer.ts";

const fileName = "bellhop.db";

/** Queries are few, but for those that name some of many columns or values. */
const preparedMax = 200;

/**
 * Opens the database file in `folder`, making both where they are missing, and takes it for this
 * process alone. Throws a `StoreFault` that says what to do when that cannot be.
 */
export function openSqlite(folder: string): Engine {
  const path = join(folder, fileName);
  const database = openFile(folder, path);
  try {
    database.exec("pragma locking_mode = exclusive");
    database.exec("pragma journal_mode = wal");
    database.exec("pragma synchronous = full");
    // What is written over is zeroed where that costs no write of its own; see `SqliteWriter.erase`.
    database.exec("pragma secure_delete = fast");
    migrate(database);
  } catch (cause) {
    database.close();
    throw openingFault(path, cause);
  }
  const writer = new SqliteWriter(database);
  return {
    name: "sqlite",
    query: new Kysely<Tables>({ dialect: sqliteDialect(database) }),
    commit: writer.commit,
    batchMax: 1_000,
    writeTogether: async (statements, isGuarded) => writer.writeTogether(statements, isGuarded),
    savePositions: async (positions) => writer.savePositions(positions),
    erase: async (erasure) => writer.erase(erasure),
    authDatabase: {
      db: new Kysely<Record<string, never>>({ dialect: sqliteDialect(database) }),
      type: "sqlite",
    },
    close: async () => database.close(),
  };
}

function openFile(folder: string, path: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true });
    return new DatabaseSync(path, { timeout: 1_000 });
  } catch (cause) {
    throw new StoreFault(
      `The data folder ${folder} cannot be written. Set BELLHOP_DATA to one that can.`,
      cause,
    );
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
  if (/locked|busy/i.test(message)) {
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

/** Kysely speaks to better-sqlite3; the interface of Node's own SQLite differs in these few points. */
function sqliteDialect(database: DatabaseSync): SqliteDialect {
  const prepared = new Map<string, SqliteStatement>();
  return new SqliteDialect({
    database: {
      close: () => {},
      prepare(sql) {
        const known = prepared.get(sql);
        if (known) return known;
        const statement = prepare(database, sql);
        if (prepared.size < preparedMax) prepared.set(sql, statement);
        return statement;
      },
    },
  });
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  type Parameters = (string | number | null)[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters.map(plain) as Parameters)),
    run: (parameters) => statement.run(...(parameters.map(plain) as Parameters)),
    iterate: (parameters) =>
      statement.iterate(...(parameters.map(plain) as Parameters)) as IterableIterator<unknown>,
  };
}

/** What SQLite has no type for. */
function plain(parameter: unknown): unknown {
  if (typeof parameter === "boolean") return parameter ? 1 : 0;
  if (parameter instanceof Date) return parameter.toISOString();
  return parameter;
}
