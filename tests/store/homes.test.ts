import { afterEach, beforeEach, expect, test } from "vitest";
import type { AccountId, ChatId, UserId } from "#core/ids.ts";
import { systemClock } from "#server/ports/clock.ts";
import { type Row, StoreFault } from "#server/ports/store.ts";
import { eventually } from "../support/eventually.ts";
import { type HomeServer, type HomeServers, homeServers } from "../support/homes.ts";
import { describeWithPostgres } from "../support/postgres.ts";
import { openRelay } from "../support/postgres-relay.ts";
import { accountId, append, chatRow, newId, saveOf } from "../support/saves.ts";
import { describeStore } from "./describe-store.ts";

const hourMs = 3_600_000;
const [one, two] = ["http://one.example:3000", "http://two.example:3000"];

const agentRow = (account: AccountId, isLive: 0 | 1): Row => ({
  table: "agent",
  values: { user_id: newId<UserId>(), account_id: account, number: 1, is_live: isLive, state: "{}" },
});

/** Stores one message in a chat of its own. */
const write = ({ store }: Pick<HomeServer, "store">, epoch: number, rows: readonly Row[] = []) =>
  store.save({ ...saveOf([append(newId<ChatId>())], rows), epoch });

describeStore("homes of accounts", (place) => {
  test("the server that is asked first is the home, and is told of accounts that need one", async () => {
    const { store, engine } = await place().open();
    const { homes } = engine;
    await homes.join({ address: null, clock: systemClock(), failed: () => {} });
    const [chatting, staffed, quiet] = [newId<AccountId>(), newId<AccountId>(), newId<AccountId>()];
    const rows: [AccountId, Row][] = [
      [chatting, chatRow(newId<ChatId>(), { account_id: chatting })],
      [staffed, agentRow(staffed, 1)],
      [quiet, agentRow(quiet, 0)],
      [quiet, chatRow(newId<ChatId>(), { account_id: quiet, is_live: 0 })],
    ];
    for (const [account, row] of rows) {
      await store.save({ accountId: account, epoch: 0, appends: [append(newId())], rows: [row] });
    }
    expect((await homes.orphans(10)).toSorted()).toEqual([chatting, staffed].toSorted());
    expect(await homes.orphans(1)).toHaveLength(1);
    expect(await homes.find(chatting)).toMatchObject({ kind: "here" });
    expect(await homes.orphans(10)).toEqual([staffed]);
    await homes.find(staffed);
    expect(await homes.orphans(10)).toEqual([]);
    await homes.release(staffed);
    expect(await homes.orphans(10)).toEqual([staffed]);
    expect(homes.holdsLease).toBe(true);
    await homes.leave();
  });

  test("who has not joined sees which accounts have a living home, where that can be known", async () => {
    const { engine } = await place().open();
    const { homes } = engine;
    const seen = place().name === "sqlite" ? null : new Map();
    expect(await homes.seen()).toEqual(seen);
    await homes.join({ address: null, clock: systemClock(), failed: () => {} });
    await homes.find(accountId);
    expect(await homes.seen()).toEqual(seen && new Map([[accountId, ""]]));
    await homes.release(accountId);
    expect(await homes.seen()).toEqual(seen);
    await homes.leave();
  });

  test("a save and an erasure of another epoch than the home's are refused, and change nothing", async () => {
    const { store } = await place().open();
    expect(await write({ store }, 1)).toEqual({ kind: "moved" });
    expect(await write({ store }, 0)).toEqual({ kind: "saved" });
    expect(await write({ store }, 1, [chatRow(newId<ChatId>())])).toEqual({ kind: "moved" });
    const erasure = { accountId, epoch: 1, expected: 0, upTo: 1, eventsMax: 10 };
    expect(await store.erase(erasure)).toEqual({ kind: "moved" });
    expect(await store.readLedgerHead(accountId)).toBe(1);
  });
});

describeWithPostgres("homes of accounts on several servers", () => {
  let servers: HomeServers;
  let first: HomeServer;
  let second: HomeServer;
  beforeEach(async () => {
    servers = await homeServers();
    [first, second] = [await servers.open(one), await servers.open(two)];
  });
  afterEach(() => servers.close());

  const take = async (server: HomeServer): Promise<number> => {
    const home = await server.homes.find(accountId);
    if (home.kind !== "here") throw new Error(`The home is ${home.kind}`);
    return home.epoch;
  };

  test("an account has one home, and every other server is told where that is", async () => {
    expect(await first.homes.find(accountId)).toEqual({ kind: "here", epoch: 1 });
    expect(await second.homes.find(accountId)).toEqual({ kind: "there", address: one });
    expect(await first.homes.find(accountId)).toEqual({ kind: "here", epoch: 1 });
    expect(await write(first, 1)).toEqual({ kind: "saved" });
  });

  test.each([
    ["that never had one", false],
    ["whose home has died", true],
  ])(
    "of servers that ask at one moment for an account %s exactly one becomes the home",
    async (_of, hadOne) => {
      const died = await servers.open("http://three.example");
      const accounts = Array.from({ length: 20 }, () => newId<AccountId>());
      for (const account of accounts) if (hadOne) await died.homes.find(account);
      await servers.expire(died);
      for (const account of accounts) {
        const asked = [first, second, first, second].map(({ homes }) => homes.find(account));
        const isHere = (await Promise.all(asked)).map(({ kind }) => kind === "here");
        expect(isHere).toEqual(isHere[0] ? [true, false, true, false] : [false, true, false, true]);
      }
    },
  );

  test("a released account is taken by the next server at once, and its old home stores nothing more", async () => {
    const old = await take(first);
    await first.homes.release(accountId);
    expect(await write(first, old)).toEqual({ kind: "moved" });
    const epoch = await take(second);
    expect(epoch).toBeGreaterThan(old);
    expect(await write(second, epoch)).toEqual({ kind: "saved" });
    expect(first.lost).toEqual([]);
  });

  test("a server that was only slow hears of its loss with its next renewal, and only of that", async () => {
    await take(first);
    const kept = newId<AccountId>();
    await first.homes.find(kept);
    await servers.expire(first);
    await take(second);
    await servers.expire(second);
    expect(first.lost).toEqual([]);
    await first.renew();
    expect(first.lost).toEqual([accountId]);
    await first.renew();
    expect(first.lost).toEqual([accountId]);
    expect(await first.homes.find(kept)).toMatchObject({ kind: "here", epoch: 1 });
  });

  test("a server that comes back believing hears of its loss with its first save, which is refused", async () => {
    const old = await take(first);
    await servers.expire(first);
    const epoch = await take(second);
    expect(await write(first, old)).toEqual({ kind: "moved" });
    expect(first.lost).toEqual([accountId]);
    expect(await write(first, old, [chatRow(newId<ChatId>())])).toEqual({ kind: "moved" });
    expect(first.lost).toEqual([accountId]);
    expect(await write(second, epoch)).toEqual({ kind: "saved" });
  });

  test("an account that was lost and came back is not lost again by what its earlier epoch left behind", async () => {
    const old = await take(first);
    await servers.expire(first);
    await take(second);
    await second.homes.release(accountId);
    const epoch = await take(first);
    expect(first.lost).toEqual([accountId]);
    expect(await write(first, old)).toEqual({ kind: "moved" });
    expect(first.lost).toEqual([accountId]);
    expect(await write(first, epoch)).toEqual({ kind: "saved" });
  });

  test("servers whose calendars are hours apart agree on whose lease is over", async () => {
    const now = Date.now();
    const ahead = await servers.open("http://ahead.example", { startsAt: now + hourMs });
    const behind = await servers.open("http://behind.example", { startsAt: now - hourMs });
    for (const [home, other] of [
      [ahead, behind],
      [behind, ahead],
    ] as const) {
      const account = newId<AccountId>();
      await home.homes.find(account);
      await home.renew();
      const [lease] = await servers.run<{ ms: string }>(
        "select until - (extract(epoch from now()) * 1000)::bigint as ms from server where address = $1",
        [home.address],
      );
      expect(Number(lease?.ms)).toBeLessThanOrEqual(3_000);
      await servers.keep(home);
      expect(await other.homes.find(account)).toEqual({ kind: "there", address: home.address });
      await servers.expire(home);
      expect(await other.homes.find(account)).toEqual({ kind: "here", epoch: 2 });
      await servers.keep(other);
    }
  });

  test("a server that could not renew and lost nothing goes on as before", async () => {
    const relay = await openRelay(servers.database.url);
    const cut = await servers.open("http://cut.example", { url: relay.url });
    const epoch = await take(cut);
    await relay.refuse();
    for (let missed = 0; missed < 4; missed++) await cut.renew();
    expect(cut.failed).toHaveLength(4);
    expect(cut.homes.holdsLease).toBe(false);
    await servers.expire(cut);
    await relay.heal();
    await cut.renew();
    expect(cut.homes.holdsLease).toBe(true);
    expect(cut.lost).toEqual([]);
    expect(await write(cut, epoch)).toEqual({ kind: "saved" });
    expect(await take(cut)).toBe(epoch);
    await cut.crash();
    await relay.close();
  });

  test("the accounts of a server that dies without a word are taken within seconds", async () => {
    const relay = await openRelay(servers.database.url);
    const dying = await servers.open("http://dying.example", { clock: systemClock(), url: relay.url });
    const epoch = await take(dying);
    await write(dying, epoch, [chatRow(newId<ChatId>())]);
    expect(await second.homes.orphans(10)).toEqual([]);
    await relay.refuse();
    const [died] = await servers.run<{ ms: string }>(
      "select extract(epoch from clock_timestamp()) * 1000 as ms",
    );
    await eventually(async () => expect(await second.homes.orphans(10)).toEqual([accountId]));
    const [lease] = await servers.run<{ until: string }>("select until from server where address = $1", [
      dying.address,
    ]);
    // A look takes half a second at most: the account has a home again within five.
    expect(Number(lease?.until) - Number(died?.ms)).toBeLessThanOrEqual(3_000);
    expect(await take(second)).toBe(epoch + 1);
    await dying.crash();
    await relay.close();
  });

  test("an account that was taken or released, though nobody heard of it, is not left without a home", async () => {
    const relay = await openRelay(servers.database.url);
    const cut = await servers.open("http://cut.example", { url: relay.url });
    const old = await take(first);
    await write(first, old, [chatRow(newId<ChatId>())]);
    await first.homes.release(accountId);
    relay.loseAnswerTo("home_id = $4", "cut");
    await expect(take(cut)).rejects.toThrow(StoreFault);
    expect(await first.homes.find(accountId)).toEqual({ kind: "there", address: cut.address });
    expect(await first.homes.orphans(10)).toEqual([]);
    expect(await cut.homes.orphans(10)).toEqual([accountId]);
    const epoch = await take(cut);
    expect(await cut.homes.orphans(10)).toEqual([]);

    await relay.refuse();
    await expect(cut.homes.release(accountId)).rejects.toThrow(StoreFault);
    await relay.heal();
    // A line that has broken unnoticed fails once more.
    await eventually(async () => expect(await cut.homes.orphans(10)).toEqual([accountId]));
    expect(await take(cut)).toBe(epoch);
    expect(cut.lost).toEqual([]);
    await cut.crash();
    await relay.close();
  });

  test("two servers that take what is left over do not all take the same", async () => {
    const accounts = Array.from({ length: 40 }, () => newId<AccountId>());
    for (const account of accounts) {
      await first.store.save({
        accountId: account,
        epoch: 0,
        appends: [append(newId())],
        rows: [agentRow(account, 1)],
      });
    }
    const [some, others] = [await first.homes.orphans(10), await second.homes.orphans(10)];
    expect(some).toHaveLength(10);
    expect(new Set([...some, ...others]).size).toBeGreaterThan(10);
    for (const account of some) await first.homes.find(account);
    expect(await second.homes.orphans(40)).toHaveLength(30);
  });
});
