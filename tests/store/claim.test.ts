import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StoreFault } from "#server/ports/store.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { openEngine } from "#server/store/engines/open-engine.ts";
import { eventually } from "../support/eventually.ts";
import { type TestDatabase, createDatabase, describeWithPostgres } from "../support/postgres.ts";

describeWithPostgres("a PostgreSQL database", () => {
  let database: TestDatabase;
  const opened = new Set<Engine>();
  const open = async (several: { isOneOfSeveral?: boolean } = {}) => {
    const engine = await openEngine({
      databaseUrl: database.url,
      dataFolder: "unused",
      ...several,
    } as never);
    opened.add(engine);
    return engine;
  };
  const close = async (engine: Engine) => {
    opened.delete(engine);
    await engine.close();
  };
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(async () => {
    for (const engine of opened) await close(engine);
    await database.drop();
  });

  test("that a server has is refused to a second one, in one line, until the first lets go", async () => {
    const first = await open();
    const second = await open();
    await first.claim();
    const fault = await second.claim().catch((reason: unknown) => reason);
    expect(fault).toBeInstanceOf(StoreFault);
    expect((fault as Error).message).toBe(
      "The database is in use by another Bellhop. Stop that one first, or start both with BELLHOP_CLUSTER=1.",
    );
    await close(first);
    await second.claim();
  });

  test("is shared by servers that were all started as one of several, and by no others", async () => {
    const [first, second] = [await open({ isOneOfSeveral: true }), await open({ isOneOfSeveral: true })];
    await first.claim();
    await second.claim();
    const alone = await open();
    await expect(alone.claim()).rejects.toThrow("in use by another Bellhop");
  });

  test("is taken by the next server as soon as the one before it has stopped", async () => {
    const first = await open();
    const second = await open();
    await first.claim();
    const claimed = second.claim();
    await close(first);
    await claimed;
  });

  test("stays its server's though the line to it broke", async () => {
    const first = await open();
    const second = await open();
    await first.claim();
    const holders = () =>
      sql<{ pid: number }>`select pid from pg_locks where locktype = 'advisory'`
        .execute(second.query)
        .then(({ rows }) => rows.map(({ pid }) => pid));
    const [broken] = await holders();
    await sql`select pg_terminate_backend(${broken})`.execute(second.query);
    await eventually(async () => {
      const [now] = await holders();
      expect(now).toBeDefined();
      expect(now).not.toBe(broken);
    });
    await expect(second.claim()).rejects.toThrow("in use by another Bellhop");
  });
});
