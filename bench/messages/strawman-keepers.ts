import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import pg from "pg";

/** A message of the strawman as it is stored. */
export interface Kept {
  readonly id: string;
  readonly chat: number;
  readonly number: number;
  readonly text: string;
  readonly at: number;
}

/** Resolves when all of the batch is on disk. */
type Keeper = (batch: readonly Kept[]) => void | Promise<void>;

const table = `create table if not exists message (
  chat bigint not null, number bigint not null, id text not null, at bigint not null, body text not null,
  primary key (chat, number))`;

/** Rejects when the engine is none of them or cannot be opened. */
export async function openKeeper(engine: string): Promise<Keeper> {
  if (engine === "none") return () => {};
  if (engine === "sqlite") return sqliteKeeper(process.env["BENCH_FOLDER"] ?? ".");
  if (engine === "postgres") return postgresKeeper(process.env["DATABASE_URL"] ?? "");
  throw new Error(`There is no keeper ${engine}`);
}

function sqliteKeeper(folder: string): Keeper {
  const database = new DatabaseSync(join(folder, "strawman.db"));
  database.exec("pragma locking_mode = exclusive");
  database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  database.exec(table);
  database.exec("create unique index if not exists message_id on message (chat, id)");
  const insert = database.prepare("insert into message (chat, number, id, at, body) values (?, ?, ?, ?, ?)");
  return (batch) => {
    database.exec("begin immediate");
    for (const { chat, number, id, at, text } of batch) {
      insert.run(chat, number, id, at, JSON.stringify({ text }));
    }
    database.exec("commit");
  };
}

async function postgresKeeper(url: string): Promise<Keeper> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(table);
  await client.query("create unique index if not exists message_id on message (chat, id)");
  return async (batch) => {
    await client.query(
      `insert into message (chat, number, id, at, body)
       select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::text[])`,
      [
        batch.map(({ chat }) => chat),
        batch.map(({ number }) => number),
        batch.map(({ id }) => id),
        batch.map(({ at }) => at),
        batch.map(({ text }) => JSON.stringify({ text })),
      ],
    );
  };
}
