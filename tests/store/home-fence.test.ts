import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AccountId, ChatId } from "#core/ids.ts";
import type { Save } from "#server/ports/store.ts";
import { takeOver } from "#server/store/engines/home-statements.ts";
import { seededRandom } from "../support/busy-day.ts";
import { type HomeServer, type HomeServers, homeServers } from "../support/homes.ts";
import { describeWithPostgres } from "../support/postgres.ts";
import { accountId, append, chatRow, newId, saveOf } from "../support/saves.ts";
import { testSeed } from "../support/test-seed.ts";

const otherAccount = "account-two" as AccountId;

/** Number of generated interleavings, and of steps in each. */
const runs = 12;
const stepsPerRun = 60;

/** Both ways in which PostgreSQL writes a save: by one statement, and under locks that are taken before. */
const ways = [
  ["messages", () => []],
  ["a message with a row", () => [chatRow(newId<ChatId>())]],
] as const;

/** A message in a log of its own, which says what epoch its writer believed in: no number stands in its way. */
const saveAt = (epoch: number, rows: Save["rows"] = [], account = accountId): Save => ({
  ...saveOf([append(newId<ChatId>(), { texts: [`${epoch}`] })], rows),
  accountId: account,
  epoch,
});

describeWithPostgres("what a server that is no longer the home saves", () => {
  let servers: HomeServers;
  let first: HomeServer;
  let second: HomeServer;
  beforeEach(async () => {
    servers = await homeServers();
    first = await servers.open("http://one.example");
    second = await servers.open("http://two.example");
  });
  afterEach(() => servers.close());

  const take = async (server: HomeServer, account = accountId): Promise<number> => {
    const home = await server.homes.find(account);
    if (home.kind !== "here") throw new Error(`The home is ${home.kind}`);
    return home.epoch;
  };

  /** Takes the account from a server that believes to be its home, and goes on believing. */
  const takeFrom = async (other: HomeServer, server: HomeServer, account = accountId) => {
    await servers.expire(other);
    const epoch = await take(server, account);
    await servers.keep(other);
    return epoch;
  };

  test.each(ways)("of two saves at one moment one is refused: %s", async (_way, rows) => {
    const old = await take(first);
    const epoch = await takeFrom(first, second);
    for (let round = 0; round < 10; round++) {
      const both = [first.store.save(saveAt(old, rows())), second.store.save(saveAt(epoch, rows()))];
      expect(await Promise.all(both)).toEqual([{ kind: "moved" }, { kind: "saved" }]);
    }
  });

  test.each(ways)("in a batch only what is of a moved account is refused: %s", async (_way, rows) => {
    const old = await take(first);
    const kept = await take(first, otherAccount);
    await takeFrom(first, second);
    const saves = [
      saveAt(old, rows()),
      saveAt(kept, rows(), otherAccount),
      saveAt(old, rows()),
      saveAt(kept, [], otherAccount),
    ];
    const outcomes = await Promise.all(saves.map((save) => first.store.save(save)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["moved", "saved", "moved", "saved"]);
    expect(await first.store.readLedgerHead(accountId)).toBe(0);
    expect(await first.store.readLedgerHead(otherAccount)).toBe(2);
    expect(first.lost).toEqual([accountId]);
  });

  test("in a batch with saves of two epochs, as when an account came back, only the older are refused", async () => {
    const old = await take(first);
    await first.homes.release(accountId);
    const epoch = await take(first);
    const saves = [saveAt(old), saveAt(epoch), saveAt(old), saveAt(epoch)];
    const outcomes = await Promise.all(saves.map((save) => first.store.save(save)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["moved", "saved", "moved", "saved"]);
    expect(first.lost).toEqual([]);
  });

  test("what was under way is stored before the take-over, which waits for it", async () => {
    const [old, chatId] = [await take(first), newId<ChatId>()];
    await first.store.save(saveAt(old, [chatRow(chatId)]));
    const line = await servers.line();
    await line.query("begin");
    await line.query("select from chat where chat_id = $1 for update", [chatId]);
    // Has its account's lock, and cannot write the row.
    const underWay = first.store.save(saveAt(old, [chatRow(chatId)]));
    await servers.waiting(1);
    const epochs: number[] = [];
    const taking = takeFrom(first, second).then((epoch) => epochs.push(epoch));
    await servers.waiting(2);
    expect(epochs).toEqual([]);
    await line.query("rollback");
    expect(await underWay).toEqual({ kind: "saved" });
    await taking;
    expect(await first.store.save(saveAt(old))).toEqual({ kind: "moved" });
    expect(await second.store.save(saveAt(epochs[0] ?? 0))).toEqual({ kind: "saved" });
  });

  describe("while a take-over is under way", () => {
    /** Runs `write` until it waits for a take-over, commits that, and gives what `write` came to. */
    const beside = async <Outcome>(old: number, write: () => Promise<Outcome>): Promise<Outcome> => {
      const line = await servers.line();
      const [home] = await servers.run<{ home_id: string }>(
        "select home_id from ledger where account_id = $1",
        [accountId],
      );
      await line.query("begin");
      await line.query(takeOver, [accountId, old, home?.home_id, "a third server"]);
      const written = write();
      await servers.waiting(1);
      await line.query("commit");
      return written;
    };

    test.each(ways)("is refused: %s", async (_way, rows) => {
      const old = await take(first);
      await first.store.save(saveAt(old));
      expect(await beside(old, () => first.store.save(saveAt(old, rows())))).toEqual({ kind: "moved" });
      expect(await first.store.readLedgerHead(accountId)).toBe(1);
      expect(first.lost).toEqual([accountId]);
    });

    test("is refused where it is an erasure, and nothing is erased", async () => {
      const old = await take(first);
      const row = chatRow(newId<ChatId>(), { is_live: 0, stage: "closed", finished_at: 1 });
      await first.store.save(saveAt(old, [row]));
      const erasure = { accountId, epoch: old, expected: 0, upTo: 1, eventsMax: 10 };
      expect(await beside(old, () => first.store.erase(erasure))).toEqual({ kind: "moved" });
      expect(await first.store.firstFinishedAt(accountId)).toBe(1);
      expect(first.lost).toEqual([accountId]);
    });
  });

  test("an erasure of the home's epoch goes through", async () => {
    const epoch = await take(first);
    const chatId = newId<ChatId>();
    await first.store.save(saveAt(epoch, [chatRow(chatId, { is_live: 0, stage: "closed", finished_at: 1 })]));
    const erasure = { accountId, epoch, expected: 0, upTo: 1, eventsMax: 10 };
    expect(await first.store.erase(erasure)).toMatchObject({ kind: "erased", chatIds: [chatId] });
  });

  test("never comes after anything of the next home, however saves and take-overs fall together", async () => {
    const random = seededRandom(testSeed);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const all = [first, second, await servers.open("http://three.example")];
    const counts = { saved: 0, moved: 0 };
    for (let run = 0; run < runs; run++) {
      const accounts = [newId<AccountId>(), newId<AccountId>()];
      const believed = new Map<string, number>();
      const stored = new Map<AccountId, number>(accounts.map((account) => [account, 0]));
      const pending: Promise<void>[] = [];
      const believer = (server: HomeServer, account: AccountId) => `${server.address} ${account}`;
      const takeOne = async (server: HomeServer, account: AccountId) => {
        for (const other of all) if (other !== server) await servers.expire(other);
        const home = await server.homes.find(account);
        if (home.kind === "here") believed.set(believer(server, account), home.epoch);
      };
      const saveOne = async (server: HomeServer, account: AccountId) => {
        const epoch = believed.get(believer(server, account)) ?? 0;
        const rows = random() < 0.3 ? [chatRow(newId<ChatId>(), { account_id: account })] : [];
        const { kind } = await server.store.save(saveAt(epoch, rows, account));
        if (kind !== "saved" && kind !== "moved") throw new Error(`It was ${kind}`);
        counts[kind] += 1;
        if (kind === "saved") stored.set(account, (stored.get(account) ?? 0) + 1);
      };
      for (const account of accounts) await takeOne(pick(all), account);
      for (let step = 0; step < stepsPerRun; step++) {
        const [server, account] = [pick(all), pick(accounts)];
        pending.push(random() < 0.15 ? takeOne(server, account) : saveOne(server, account));
        if (random() < 0.2) await pick(pending);
      }
      await Promise.all(pending);
      for (const account of accounts) {
        const ledger = await first.store.readLedger({ accountId: account, after: 0, upTo: stepsPerRun });
        const epochs = ledger.map(({ body }) => Number(body["text"]));
        expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
        expect(ledger.map(({ position }) => position)).toEqual(ledger.map((_event, index) => index + 1));
        expect(ledger).toHaveLength(stored.get(account) ?? 0);
      }
    }
    // Both have happened often, or nothing was shown.
    expect(Math.min(counts.saved, counts.moved)).toBeGreaterThan(runs * 3);
  });
});
