import type pg from "pg";
import { StoreFault } from "../../ports/store.ts";

/** A statement and its parameters. */
type Statement = readonly [text: string, values?: unknown[]];

/** Statements that take effect together. Over a connection that pipelines, those sent in one turn take one round trip. */
export class Transaction {
  readonly #client: pg.PoolClient;
  readonly #begun: Promise<unknown>;
  readonly #sent: Promise<unknown>[] = [];

  constructor(client: pg.PoolClient) {
    this.#client = client;
    this.#begun = handled(client.query("begin"));
  }

  /** Sends what does no harm should the transaction not begin: a lock, or something read. */
  async look<Row extends pg.QueryResultRow>(...[text, values]: Statement): Promise<pg.QueryResult<Row>> {
    const [result] = await Promise.all([this.#client.query<Row>(text, values), this.#begun]);
    return result;
  }

  async query<Row extends pg.QueryResultRow>(...[text, values]: Statement): Promise<pg.QueryResult<Row>> {
    await this.#begun;
    return this.#client.query<Row>(text, values);
  }

  /** Like `query`, for a statement whose answer nothing but the commit waits for. */
  send(...statement: Statement): void {
    this.#sent.push(handled(this.query(...statement)));
  }

  /** Rejects when any statement failed; PostgreSQL has then rolled back. */
  async commit(): Promise<void> {
    await Promise.all([...this.#sent, this.query("commit")]);
  }
}

/** All of `write` or nothing. Throws a `StoreFault`: then it cannot be known which. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  write: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  let client: pg.PoolClient | null = null;
  try {
    client = await pool.connect();
    const transaction = new Transaction(client);
    const result = await write(transaction);
    await transaction.commit();
    client.release();
    return result;
  } catch (cause) {
    // Whatever state the connection is in, it is not used again.
    client?.release(true);
    throw new StoreFault("The database could not store what it was given", cause);
  }
}

/** Its failure is seen by whoever waits for it, also when that begins later. */
function handled<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => {});
  return promise;
}
