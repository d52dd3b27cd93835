import type pg from "pg";
import { StoreFault } from "../../ports/store.ts";

/** All of `write` or nothing. Throws a `StoreFault`: then it cannot be known which. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  write: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  let client: pg.PoolClient | null = null;
  try {
    client = await pool.connect();
    await client.query("begin");
    const result = await write(client);
    await client.query("commit");
    client.release();
    return result;
  } catch (cause) {
    // Whatever state the connection is in, it is not used again.
    client?.release(true);
    throw new StoreFault("The database could not store what it was given", cause);
  }
}
