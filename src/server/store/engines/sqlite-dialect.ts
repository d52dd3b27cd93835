import type { DatabaseSync } from "node:sqlite";
import { SqliteDialect, type SqliteStatement } from "kysely";

/** Queries are few, but for those that name some of many columns or values. */
const preparedMax = 200;

/** A value that SQLite can bind. */
export type SqliteValue = string | number | null;

/** Kysely speaks to better-sqlite3; the interface of Node's own SQLite differs in these few points. */
export function sqliteDialect(database: DatabaseSync): SqliteDialect {
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
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(sqliteValue)),
    run: (parameters) => statement.run(...parameters.map(sqliteValue)),
    iterate: (parameters) => statement.iterate(...parameters.map(sqliteValue)) as IterableIterator<unknown>,
  };
}

/** The parameter in a type that SQLite has. */
export function sqliteValue(parameter: unknown): SqliteValue {
  if (typeof parameter === "boolean") return parameter ? 1 : 0;
  if (parameter instanceof Date) return parameter.toISOString();
  return parameter as SqliteValue;
}
