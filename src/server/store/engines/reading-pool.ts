import type { PostgresPool } from "kysely";
import pg from "pg";

/**
 * The pool for the query builder, which returns every connection as if it were sound. A connection is closed
 * when a query failed on it for any reason other than an error of the database: its answer may come late or
 * never, and would block the next user. A connection that the database ended itself ("FATAL") is closed, too.
 */
export function readingPool(pool: pg.Pool): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect();
      let isSound = true;
      return {
        // The builder's other way to ask, by a cursor, is not set up.
        query: (async (statement: string, parameters: readonly unknown[]) => {
          try {
            return await client.query(statement, [...parameters]);
          } catch (cause) {
            isSound = isSound && cause instanceof pg.DatabaseError && cause.severity === "ERROR";
            throw cause;
          }
        }) as never,
        release: () => client.release(!isSound),
      };
    },
    end: () => pool.end(),
    options: pool.options,
  };
}
