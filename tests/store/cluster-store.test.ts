import { sql } from "kysely";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AccountId, ChatId, CustomerId, UserId } from "#core/ids.ts";
import type { ClusterStore, HeldPerson, ServerId, SessionMark } from "#server/ports/cluster-store.ts";
import type { Hint, HintBus } from "#server/ports/hint-bus.ts";
import type { Store } from "#server/ports/store.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { openPostgres } from "#server/store/engines/open-postgres.ts";
import { PostgresCluster } from "#server/store/engines/postgres-cluster.ts";
import { openStore } from "#server/store/open-store.ts";
import { patience } from "#server/store/patience.ts";
import { eventually } from "../support/eventually.ts";
import { type TestDatabase, createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { append, chatRow, newId, saveOf } from "../support/saves.ts";

interface Opened {
  readonly engine: Engine;
  readonly store: Store;
  readonly cluster: ClusterStore;
  readonly hints: HintBus;
}

const all = (of: Opened) => ({ serverId: of.cluster.serverId, after: 0, missing: [] });
const accountId = newId<AccountId>();
const customer = { kind: "customer", id: newId<CustomerId>(), accountId } as const;
const agent: HeldPerson = {
  kind: "agent",
  id: newId<UserId>(),
  session: newId<string>() as SessionMark,
  accountId,
};

describeWithPostgres("what servers on one PostgreSQL know of each other", () => {
  let database: TestDatabase;
  let here: Opened;
  let there: Opened;

  const open = async (): Promise<Opened> => {
    const engine = await openPostgres(database.url, patience, { serverId: newId<string>() as ServerId });
    if (!engine.cluster) throw new Error("It was not opened as one of several");
    const { store: cluster, hints } = engine.cluster;
    await cluster.join();
    return { engine, store: openStore(engine), cluster, hints };
  };
  beforeEach(async () => {
    database = await createDatabase();
    [here, there] = [await open(), await open()];
  });
  afterEach(async () => {
    await Promise.all([here.store.close(), there.store.close()]);
    await database.drop();
  });

  const write = (chatId: ChatId, expected: number) =>
    here.store.save(
      saveOf([append(chatId, { expected, texts: ["one", "two"] })], [chatRow(chatId, { number: 1 })]),
    );

  test("each commit is news under the next number, told when it is there to be read", async () => {
    const told: Promise<unknown>[] = [];
    here.cluster.onCommitted((number) => {
      told.push(
        there.cluster.readNews([all(here)]).then((news) => news.map((one) => one.number).includes(number)),
      );
    });
    const chatId = newId<ChatId>();
    await write(chatId, 0);
    await here.store.savePositions([{ chatId, who: customer.id, delivered: 2, seen: 1, seenMessages: 0 }]);
    const news = await there.cluster.readNews([all(here)]);
    expect(news.map(({ number }) => number)).toEqual([1, 2]);
    expect(news[0]?.news.logs).toMatchObject([{ kind: "chat", id: chatId, number: 2 }]);
    expect(news[1]?.news.positions).toMatchObject([{ chatId, delivered: 2, seen: 1 }]);
    expect(await Promise.all(told)).toEqual([true, true]);
    expect((await there.cluster.readServers()).map(({ serverId, head }) => [serverId, head])).toEqual([
      [here.cluster.serverId, 2],
    ]);
  });

  test("a save that does not fit is no news", async () => {
    const chatId = newId<ChatId>();
    await write(chatId, 0);
    expect(await write(chatId, 0)).toEqual({ kind: "conflict" });
    expect(await there.cluster.readNews([all(here)])).toHaveLength(1);
  });

  test("news is read from a number on, and single ones that were missing", async () => {
    for (let count = 0; count < 4; count++) await write(newId<ChatId>(), 0);
    const { serverId } = here.cluster;
    const numbers = async (after: number, missing: number[]) =>
      (await there.cluster.readNews([{ serverId, after, missing }])).map(({ number }) => number);
    expect(await numbers(2, [])).toEqual([3, 4]);
    expect(await numbers(3, [1, 9])).toEqual([1, 4]);
  });

  test("what is erased is news", async () => {
    const chatId = newId<ChatId>();
    const save = saveOf(
      [append(chatId, { expected: 0, texts: ["one"] })],
      [chatRow(chatId, { number: 1, is_live: 0, finished_at: 1 })],
    );
    await here.store.save(save);
    await here.store.erase({ accountId: save.accountId, expected: 0, upTo: 1, eventsMax: 10 });
    const [, erased] = await there.cluster.readNews([all(here)]);
    expect(erased?.news.erased).toMatchObject({
      accountId: save.accountId,
      logs: [{ kind: "chat", id: chatId }],
    });
  });

  test("who is connected is held by their server until it goes, or is given up", async () => {
    await here.cluster.saveHeld([customer, agent], []);
    expect(await there.cluster.readHeld(here.cluster.serverId)).toEqual(
      expect.arrayContaining([customer, agent]),
    );
    await here.cluster.saveHeld([], [customer]);
    expect(await there.cluster.readHeld(here.cluster.serverId)).toEqual([agent]);
    const news = await there.cluster.readNews([all(here)]);
    expect(news.map((one) => one.news)).toEqual([
      { came: [customer, agent], went: [] },
      { came: [], went: [customer] },
    ]);
    await here.cluster.leave();
    expect(await there.cluster.readHeld(here.cluster.serverId)).toEqual([]);
    expect(await there.cluster.readServers()).toMatchObject([{ isHeld: false }]);
  });

  test("a server is given up only if it gave no sign of life since, and learns of it with its next", async () => {
    await here.cluster.saveHeld([agent], []);
    const [before] = await there.cluster.readServers();
    expect(await here.cluster.beat()).toBe(true);
    await there.cluster.giveUp(before!);
    expect(await there.cluster.readServers()).toMatchObject([{ isHeld: true, beats: before!.beats + 1 }]);
    const [after] = await there.cluster.readServers();
    await there.cluster.giveUp(after!);
    expect(await there.cluster.readServers()).toMatchObject([{ isHeld: false }]);
    expect(await there.cluster.readHeld(here.cluster.serverId)).toEqual([]);
    expect(await here.cluster.beat()).toBe(false);
    expect(await here.cluster.beat()).toBe(true);
  });

  test("news that all have read long since is cleared away, and servers that are long gone with theirs", async () => {
    const pool = new pg.Pool({ connectionString: database.url, max: 2 });
    const clearing = new PostgresCluster(newId<string>() as ServerId, {
      writing: pool,
      reading: pool,
      clearEvery: 1,
    });
    const isThere = async (serverId: ServerId) =>
      (await there.cluster.readServers()).some((one) => one.serverId === serverId);
    const count = async (serverId: ServerId) =>
      (await pool.query("select number from server_news where server_id = $1", [serverId])).rowCount;
    await clearing.join();
    await clearing.tell({});
    await write(newId<ChatId>(), 0);
    for (let beat = 0; beat < 60; beat++) await clearing.beat();
    await clearing.tell({});
    expect(await count(clearing.serverId)).toBe(2);
    await clearing.beat();
    expect(await count(clearing.serverId)).toBe(1);
    // Its last says how far it has come, however long it has been quiet.
    for (let beat = 0; beat < 61; beat++) await clearing.beat();
    expect(await there.cluster.readServers()).toContainEqual(
      expect.objectContaining({ serverId: clearing.serverId, head: 2 }),
    );
    expect(await count(here.cluster.serverId)).toBe(1);
    await pool.query("update server set beat_at = beat_at - 90000000 where server_id = $1", [
      here.cluster.serverId,
    ]);
    await clearing.beat();
    expect(await isThere(here.cluster.serverId)).toBe(false);
    expect(await count(here.cluster.serverId)).toBe(0);
    // Should it live on all the same, it is there again with its next sign of life.
    expect(await here.cluster.beat()).toBe(false);
    expect(await isThere(here.cluster.serverId)).toBe(true);
    await pool.end();
  });

  test("hints come to the others and not back, also after the line broke", async () => {
    const heard: string[] = [];
    const typing = (chatId: string): Hint => ({
      type: "customer-typing",
      who: customer.id,
      chatId: chatId as ChatId,
      on: true,
    });
    here.hints.listen(() => heard.push("here"));
    there.hints.listen((hint) => heard.push("chatId" in hint ? hint.chatId : hint.type));
    const arrives = (words: string) =>
      eventually(() => {
        here.hints.send(typing(words));
        expect(heard).toContain(words);
      });
    await arrives("first");
    const breakLines = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
      and (query like 'listen%' or query like '%pg_notify%')`;
    await breakLines.execute(here.engine.query);
    await arrives("second");
    expect(heard).not.toContain("here");
    // Whatever else somebody says on the channel.
    const others = ["", "null", "{}", "nonsense", `{"from":"x","hint":{"type":"news","serverId":"x"}}`];
    for (const other of others) {
      await sql`select pg_notify('bellhop_hint', ${other})`.execute(here.engine.query);
    }
    await arrives("third");
    expect(heard).not.toContain("news");
  });
});
