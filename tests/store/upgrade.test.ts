import { DatabaseSync } from "@photostructure/sqlite";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { describe, expect, test } from "vitest";
import type { AccountId, ChatId } from "#core/ids.ts";
import { StoreFault } from "#server/ports/store.ts";
import { openEngine } from "#server/store/engines/open-engine.ts";
import { migrations } from "#server/store/migrations/migrations.ts";
import { newId } from "../support/saves.ts";
import { type OpenedStore, type StorePlace, describeStore } from "./describe-store.ts";

const earlier = migrations.map((_, index) => index).filter((version) => version > 0);

const accountId = newId<AccountId>();
const chatId = newId<ChatId>();

/** What is in a database of any schema there has been: one waiting chat with one message. */
const content = [
  insert("event", {
    account_id: accountId,
    kind: "chat",
    log_id: chatId,
    number: 1,
    at: 10,
    type: "chat.requested",
    body: "{}",
    command_id: null,
  }),
  insert("event", {
    account_id: accountId,
    kind: "chat",
    log_id: chatId,
    number: 2,
    at: 11,
    type: "message.sent",
    body: '{"text":"It\'s me"}',
    command_id: "command-1",
  }),
  insert("chat", {
    chat_id: chatId,
    account_id: accountId,
    number: 2,
    stage: "waiting",
    is_live: 1,
    queue_id: "queue",
    customer_id: "customer",
    contact_id: null,
    owner_id: null,
    queued_at: 10,
    state: "{}",
  }),
];

function insert(table: string, values: Readonly<Record<string, string | number | null>>): string {
  const literal = (value: string | number | null) =>
    typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
  const columns = Object.keys(values).join(", ");
  return `insert into ${table} (${columns}) values (${Object.values(values).map(literal).join(", ")})`;
}

/** Makes the database as the Bellhop of that schema left it. */
async function leaveBehind({ name, dataFolder, databaseUrl }: StorePlace, version: number): Promise<void> {
  const statements = [...migrations.slice(0, version).flat(), ...content];
  if (name === "sqlite") {
    await mkdir(dataFolder, { recursive: true });
    const database = new DatabaseSync(join(dataFolder, "bellhop.db"));
    for (const statement of [...statements, `pragma user_version = ${version}`]) database.exec(statement);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: databaseUrl ?? "" });
  await client.connect();
  const versionTable = [
    "create table schema_version (version bigint not null)",
    `insert into schema_version values (${version})`,
  ];
  for (const statement of [...statements, ...versionTable]) await client.query(statement);
  await client.end();
}

/** Every table with its columns, and every index, in one order. */
async function schemaOf({ engine }: OpenedStore): Promise<string[]> {
  const statement =
    engine.name === "sqlite"
      ? sql<{ line: string }>`select m.type || ' ' || m.name || ' ' || coalesce(c.name, '') as line
          from sqlite_schema m left join pragma_table_info(m.name) c on m.type = 'table'`
      : sql<{ line: string }>`select table_name || ' ' || column_name || ' ' || data_type as line
          from information_schema.columns where table_schema = 'public'
          union all select indexname || ' ' || indexdef from pg_indexes where schemaname = 'public'`;
  const { rows } = await statement.execute(engine.query);
  return rows.map(({ line }) => line).toSorted();
}

describeStore("a database of an earlier schema", (place) => {
  test.each(earlier)("(%i) becomes like a new one, with everything that was in it", async (version) => {
    await leaveBehind(place(), version);
    const opened = await place().open();
    const events = await opened.store.readLog(chatId, 0);
    expect(events.map(({ number, type, body }) => ({ number, type, body }))).toEqual([
      { number: 1, type: "chat.requested", body: {} },
      { number: 2, type: "message.sent", body: { text: "It's me" } },
    ]);
    expect(await opened.store.readChat(chatId)).toMatchObject({ stage: "waiting", is_live: 1, number: 2 });
    expect(await opened.store.findCommand(chatId, "command-1" as never)).toMatchObject({ number: 2 });
    const upgraded = await schemaOf(opened);
    await opened.store.close();

    const { tables, fresh } = await freshSchema(place());
    expect(tables).toBeGreaterThan(5);
    expect(upgraded).toEqual(fresh);
  });
});

/** The schema of a database that was never an older one, in another folder or after all tables are gone. */
async function freshSchema(place: StorePlace): Promise<{ tables: number; fresh: string[] }> {
  if (place.databaseUrl) {
    const client = new pg.Client({ connectionString: place.databaseUrl });
    await client.connect();
    await client.query("drop schema public cascade");
    await client.query("create schema public");
    await client.end();
  }
  const dataFolder = join(place.dataFolder, "fresh");
  const engine = await openEngine({ databaseUrl: place.databaseUrl, dataFolder } as Parameters<
    typeof openEngine
  >[0]);
  const fresh = await schemaOf({ engine } as OpenedStore);
  await engine.close();
  return { tables: new Set(fresh.map((line) => line.split(" ")[1])).size, fresh };
}

describe("a data folder of an earlier schema", () => {
  const inFolder = async (run: (place: StorePlace) => Promise<void>) => {
    const dataFolder = await mkdtemp(join(tmpdir(), "bellhop-upgrade-"));
    const place = { name: "sqlite", dataFolder, databaseUrl: null } as StorePlace;
    try {
      await run(place);
    } finally {
      await rm(dataFolder, { recursive: true, force: true });
    }
  };
  const open = ({ dataFolder }: StorePlace) => openEngine({ dataFolder, databaseUrl: null } as never);

  test.each(earlier)("(%i) is kept beside the new one as it was", (version) =>
    inFolder(async (place) => {
      await leaveBehind(place, version);
      await (await open(place)).close();
      const kept = new DatabaseSync(join(place.dataFolder, `bellhop.db.schema-${version}.backup`));
      expect(kept.prepare("pragma user_version").get()).toMatchObject({ user_version: version });
      expect(kept.prepare("select count(*) as count from event").get()).toMatchObject({ count: 2 });
      kept.close();
    }),
  );

  test("is left alone when it cannot be kept, and the fault says what to do", () =>
    inFolder(async (place) => {
      await leaveBehind(place, 1);
      // A folder where the backup is to be written first.
      await mkdir(join(place.dataFolder, "bellhop.db.schema-1.backup", "in-the-way"), { recursive: true });
      const fault = await open(place).catch((reason: unknown) => reason);
      expect(fault).toBeInstanceOf(StoreFault);
      expect((fault as Error).message).toMatch(/must be kept as it is .* Make room there and start again\./);
      expect(existsSync(join(place.dataFolder, "bellhop.db.schema-1.backup.unfinished"))).toBe(false);
      // Read from a copy: this process still holds the file, as long as its statements are in memory.
      const copy = join(place.dataFolder, "copy.db");
      await copyFile(join(place.dataFolder, "bellhop.db"), copy);
      const database = new DatabaseSync(copy);
      expect(database.prepare("pragma user_version").get()).toMatchObject({ user_version: 1 });
      database.close();
    }));

  test("that is new has nothing to keep", () =>
    inFolder(async (place) => {
      await (await open(place)).close();
      expect((await readdir(place.dataFolder)).filter((name) => name.includes("backup"))).toEqual([]);
    }));
});
