import { sql } from "kysely";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StoreFault } from "#server/ports/store.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { openEngine } from "#server/store/engines/open-engine.ts";
import { SchemaFault, schemaVersion } from "#server/store/migrations/migrations.ts";
import { patience } from "#server/store/patience.ts";
import { eventually } from "../support/eventually.ts";
import { type TestDatabase, createDatabase, describeWithPostgres } from "../support/postgres.ts";

const several = { several: { address: "http://127.0.0.1:1", secret: "x".repeat(32) } };

describeWithPostgres("a PostgreSQL database", () => {
  let database: TestDatabase;
  const opened = new Set<Engine>();
  const open = async (options: Partial<typeof several> = {}) => {
    const configuration = { databaseUrl: database.url, dataFolder: "unused", ...options };
    const engine = await openEngine(configuration as never, { ...patience, connectMs: 1_500 });
    opened.add(engine);
    return engine;
  };
  const writing = (connectMs = 1_500) =>
    openEngine(
      { databaseUrl: database.url, dataFolder: "unused" } as never,
      { ...patience, connectMs },
      { beside: "writing" },
    );
  const close = async (engine: Engine) => {
    opened.delete(engine);
    await engine.close();
  };
  const run = async <Row extends pg.QueryResultRow>(...statements: string[]): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    let rows: Row[] = [];
    for (const statement of statements) ({ rows } = await client.query<Row>(statement));
    await client.end();
    return rows;
  };
  const tables = async () =>
    (
      await run<{ name: string }>(
        "select table_name as name from information_schema.tables where table_schema = 'public'",
      )
    )
      .map(({ name }) => name)
      .toSorted();
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(async () => {
    for (const engine of opened) await close(engine);
    await database.drop();
  });

  test("that a server has is refused to a second one, in one line, until the first lets go", async () => {
    const first = await open();
    const fault = await open().catch((reason: unknown) => reason);
    expect(fault).toBeInstanceOf(StoreFault);
    expect((fault as Error).message).toBe(
      "The database is in use by another Bellhop. Stop that one first, or start both with BELLHOP_ADDRESS and BELLHOP_SECRET.",
    );
    await close(first);
    await open();
  });

  test("is shared by servers that were all started as one of several, and by no others", async () => {
    await Promise.all([open(several), open(several)]);
    await expect(open()).rejects.toThrow("in use by another Bellhop");
  });

  test("is taken by the next server as soon as the one before it has stopped", async () => {
    const first = await open();
    const next = open();
    await close(first);
    await next;
  });

  test("stays its server's though the line to it broke", async () => {
    const first = await open();
    const holders = async () =>
      (
        await sql<{ pid: number }>`
          select pid from pg_locks join pg_database on pg_database.oid = database
          where locktype = 'advisory' and datname = current_database()`.execute(first.query)
      ).rows.map(({ pid }) => pid);
    const [broken] = await holders();
    await sql`select pg_terminate_backend(${broken})`.execute(first.query);
    await eventually(async () => {
      const [now] = await holders();
      expect(now).toBeDefined();
      expect(now).not.toBe(broken);
    });
    await expect(open()).rejects.toThrow("in use by another Bellhop");
  });

  test.each([["alone", {}] as const, ["one of several", several] as const])(
    "[V-2] that needs a new schema is left as it is while another server, %s, is on it",
    async (_name, options) => {
      await open(options);
      // As if that server were of a version that knew no schema yet.
      await run("drop table schema_version");
      const before = await tables();
      for (const starting of [{}, several]) {
        await expect(open(starting)).rejects.toThrow(/in use by /);
        expect(await tables()).toEqual(before);
      }
    },
  );

  test("can be read by an onlooker while a server has it, and not before there is anything to read", async () => {
    const looking = () =>
      openEngine({ databaseUrl: database.url, dataFolder: "unused" } as never, patience, {
        beside: "reading",
      });
    await expect(looking()).rejects.toThrow("Start a server on it first");
    expect(await tables()).toEqual([]);
    const server = await open();
    const onlooker = await looking();
    expect(await onlooker.query.selectFrom("account").selectAll().execute()).toEqual([]);
    await onlooker.close();
    await expect(open()).rejects.toThrow("in use by another Bellhop");
    await close(server);
  });

  test("can be written to beside servers, by one at a time, who keeps none of them from starting", async () => {
    const server = await open();
    const writer = await writing();
    await expect(writing()).rejects.toThrow("Another command is writing to the same data");
    const next = writing(patience.connectMs);
    await writer.close();
    await close(server);
    const again = await open();
    await (await next).close();
    await close(again);
  });

  test("that is empty is made ready by who writes to it beside servers, and not under a server of another version", async () => {
    await (await writing()).close();
    await open();
    await run("drop table schema_version");
    const before = await tables();
    await expect(writing()).rejects.toThrow(/in use by /);
    expect(await tables()).toEqual(before);
  });

  test("of version 0.1 is refused in one clear line, and left as it is", async () => {
    await run(
      "create table schema_version (version bigint not null)",
      "insert into schema_version values (6)",
    );
    const before = await tables();
    const fault = await open().catch((reason: unknown) => reason);
    expect(fault).toBeInstanceOf(SchemaFault);
    expect((fault as Error).message).toMatch(
      /written before the first release .* DATABASE_URL to an empty database\.$/,
    );
    expect(await tables()).toEqual(before);
  });

  test("of a newer version is refused, and left as it is", async () => {
    await close(await open());
    await run(`update schema_version set version = ${schemaVersion + 1}`);
    await expect(open()).rejects.toThrow(`schema ${schemaVersion + 1}`);
    expect(await run("select version from schema_version")).toEqual([{ version: String(schemaVersion + 1) }]);
  });
});
