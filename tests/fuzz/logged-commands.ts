import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";

interface Where {
  readonly dataFolder: string;
  /** A PostgreSQL address; `null`: SQLite in that folder. */
  readonly databaseUrl: string | null;
  readonly accountId: string;
}

/** Ids of the fuzzer's commands that have left events in this account, read past the server. */
export async function loggedCommands({ dataFolder, databaseUrl, accountId }: Where): Promise<string[]> {
  const rows = databaseUrl ? await inPostgres(databaseUrl, accountId) : inSqlite(dataFolder, accountId);
  return rows.map(({ id }) => id);
}

const found = "select distinct command_id as id from event where command_id like 'fuzz-%' and account_id =";

function inSqlite(dataFolder: string, accountId: string): { id: string }[] {
  const database = new DatabaseSync(join(dataFolder, "bellhop.db"), { readOnly: true });
  const rows = database.prepare(`${found} ?`).all(accountId) as { id: string }[];
  database.close();
  return rows;
}

async function inPostgres(connectionString: string, accountId: string): Promise<{ id: string }[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(`${found} $1`, [accountId]);
  await client.end();
  return rows;
}
