import type { PostgresPool } from "kysely";
import pg from "pg";

/**
 * The pool as the query builder uses it. The builder gives every line back as if it were sound; one
 * on which something failed that the database has not said itself is thrown away: its answer may
 * still come, or never, and whoever had it next would wait behind that. The same goes for one that the
 * database ended with its words ("FATAL").
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
