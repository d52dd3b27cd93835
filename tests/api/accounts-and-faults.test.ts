import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { byUser } from "#core/author.ts";
import { inChat } from "#core/change.ts";
import type { AccountId, UserId } from "#core/ids.ts";
import type { OpenAccount } from "#server/account/open-account.ts";
import { StoreFault } from "#server/ports/store.ts";
import { eventually, settle } from "../support/eventually.ts";
import { type FaultyAccounts, faultyAccounts } from "../support/faulty-accounts.ts";

const adoptEveryMs = 500;
const away = () => Promise.reject(new StoreFault("The database is away", undefined));

let server: FaultyAccounts;
afterEach(() => server.stop());

/** The account, which must be open here. */
async function open(accountId: AccountId): Promise<OpenAccount> {
  const found = await server.parts.accounts.find(accountId);
  if (!("account" in found)) throw new Error(JSON.stringify(found));
  return found.account;
}

const isOpen = (accountId: AccountId) =>
  [...server.parts.accounts.open()].some((account) => account.accountId === accountId);

/** Closes the account as if its server had been stopped: what goes on in it stays, and it has no home. */
async function handOver(accountId: AccountId): Promise<void> {
  server.lose(accountId);
  await eventually(() => expect(isOpen(accountId)).toBe(false));
}

describe("a server by itself", () => {
  beforeEach(async () => {
    server = await faultyAccounts();
  });

  test("accounts without a home are looked for although the first look failed", async () => {
    const accountId = await server.found();
    await server.beginChat(accountId);
    await handOver(accountId);
    server.homesInstead.orphans = away;
    await server.parts.start();
    delete server.homesInstead.orphans;
    server.clock.pass(adoptEveryMs);
    await eventually(() => expect(isOpen(accountId)).toBe(true));
  });

  test("an account that the store can never read holds up neither the start nor the others", async () => {
    const [spoilt, other] = [await server.found(), await server.found()];
    for (const accountId of [spoilt, other]) {
      await server.beginChat(accountId);
      await handOver(accountId);
    }
    const { readOpenChats } = server.store;
    let tries = 0;
    server.storeInstead.readOpenChats = (id) => {
      if (id === spoilt && (tries += 1) > 50) throw new Error("It is tried without end");
      return id === spoilt ? away() : readOpenChats(id);
    };
    await server.parts.start();
    expect(tries).toBeLessThan(5);
    expect(isOpen(other)).toBe(true);
    delete server.storeInstead.readOpenChats;
    server.clock.pass(adoptEveryMs);
    await eventually(() => expect(isOpen(spoilt)).toBe(true));
  });

  test("an account that is lost while it cannot be opened is never open twice", async () => {
    const accountId = await server.found();
    await handOver(accountId);
    const reading = Promise.withResolvers<never>();
    server.storeInstead.readOpenChats = () => reading.promise;
    const first = server.parts.accounts.find(accountId);
    await settle();
    server.lose(accountId);
    let again: Promise<OpenAccount> | null = null;
    server.homesInstead.release = async (id) => {
      again ??= open(id);
      await server.homes.release(id);
    };
    delete server.storeInstead.readOpenChats;
    reading.reject(new StoreFault("The database is away", undefined));
    await expect(first).rejects.toThrow("The database is away");
    await eventually(() => expect(again).not.toBeNull());
    const opened = await again!;
    await settle();
    expect(await open(accountId)).toBe(opened);
  });

  test("an account whose last positions cannot be written is opened again when the store is back", async () => {
    const accountId = await server.found();
    const { chatId, customer } = await server.beginChat(accountId);
    await server.parts.start();
    const { positions } = (await open(accountId)).parts;
    const { customerId: who } = customer;
    positions.move({ chatId, who, delivered: 1, seen: 1, seenMessages: 0 });
    server.storeInstead.savePositions = away;
    await handOver(accountId);
    delete server.storeInstead.savePositions;
    server.clock.pass(adoptEveryMs);
    await eventually(() => expect(isOpen(accountId)).toBe(true));
  });

  test("an account that cannot begin its work leaves no listener behind", async () => {
    const accountId = await server.found();
    await server.beginChat(accountId);
    await handOver(accountId);
    const ended = vi.fn<() => void>();
    const begun = vi.spyOn(server.parts.storeWatch, "onBack").mockReturnValue(ended);
    const { query } = server.engine;
    const { state } = await query.selectFrom("chat").select("state").executeTakeFirstOrThrow();
    // A wrap-up without what it is about is read, but no end can be set to it.
    await query
      .updateTable("chat")
      .set({ state: state.replace("waiting", "wrap-up") })
      .execute();
    expect(await server.parts.accounts.find(accountId)).toEqual({ error: "account-closed" });
    expect(ended).toHaveBeenCalledTimes(begun.mock.calls.length);
  });
});

describe("an account that closes while somebody signs out", () => {
  beforeEach(async () => {
    server = await faultyAccounts();
  });

  test("[F-22] waits until the agent has left", async () => {
    const accountId = await server.found();
    const account = await open(accountId);
    const { logs } = account.parts;
    const [userId] = Object.keys(logs.account.users) as [UserId];
    const by = byUser(userId);
    const chosen = {
      type: "agent.status-chosen",
      at: 1,
      by,
      base: "available",
      breakReasonId: null,
    } as const;
    await logs.commit([{ log: "agent", id: userId, event: chosen }], { commandId: null });
    const isLetGo = Promise.withResolvers<void>();
    const { save } = server.store;
    server.storeInstead.save = async (asked) => isLetGo.promise.then(() => save(asked));
    const left = account.leave({ userId, session: "its session" });
    await settle();
    const stop = vi.spyOn(account.parts.byItself, "stop");
    const closed = account.close("server-stopping");
    await settle();
    expect(stop).not.toHaveBeenCalled();
    isLetGo.resolve();
    await Promise.all([left, closed]);
    expect(logs.agent(userId).base).toBe("unavailable");
  });
});

describe("an account of SQLite that was opened again", () => {
  beforeEach(async () => {
    server = await faultyAccounts();
  });

  test("takes nothing that was decided on what it held before", async () => {
    const accountId = await server.found();
    const { chatId } = await server.beginChat(accountId);
    const before = await open(accountId);
    await handOver(accountId);
    await open(accountId);
    const by = byUser("somebody" as UserId);
    const noted = inChat(chatId, { type: "note.added", at: 1, by, text: "Too late" });
    expect(await before.parts.logs.commit([noted], { commandId: null })).toEqual({ kind: "moved" });
  });
});

describe("one of several servers", () => {
  beforeEach(async () => {
    server = await faultyAccounts(true);
  });

  const setLease = (isHeld: boolean) =>
    Object.defineProperty(server.homesInstead, "holdsLease", { value: isHeld, configurable: true });

  test("whose lease has run out closes its accounts although the database does not answer", async () => {
    const accountId = await server.found();
    await server.beginChat(accountId);
    await server.parts.start();
    const looking = Promise.withResolvers<AccountId[]>();
    server.homesInstead.orphans = () => looking.promise;
    server.clock.pass(adoptEveryMs);
    await settle();
    setLease(false);
    // A server that had stood still is given time to renew it.
    server.clock.pass(adoptEveryMs);
    await settle();
    expect(isOpen(accountId)).toBe(true);
    server.clock.pass(adoptEveryMs);
    await eventually(() => expect(isOpen(accountId)).toBe(false));
    looking.resolve([]);
  });

  test("whose lease has run out opens no account until it is renewed", async () => {
    const accountId = await server.found();
    await server.beginChat(accountId);
    await handOver(accountId);
    setLease(false);
    await expect(server.parts.accounts.find(accountId)).rejects.toThrow(StoreFault);
    setLease(true);
    expect((await open(accountId)).accountId).toBe(accountId);
  });
});
