import { afterEach, beforeEach, expect, test } from "vitest";
import type { AccountId } from "#core/ids.ts";
import { bySystem } from "#core/author.ts";
import { allFollowers } from "#server/followers/all-followers.ts";
import { eventually, settle } from "../support/eventually.ts";
import { type FaultyAccounts, faultyAccounts } from "../support/faulty-accounts.ts";

const day = 24 * 3_600_000;

let server: FaultyAccounts;
beforeEach(async () => {
  server = await faultyAccounts();
});
afterEach(() => server.stop());

const isOpen = (accountId: AccountId) =>
  [...server.parts.accounts.open()].some((account) => account.accountId === accountId);

/** Closes the account as if its server had been stopped: what goes on in it stays, and it has no home. */
async function handOver(accountId: AccountId): Promise<void> {
  server.lose(accountId);
  await eventually(() => expect(isOpen(accountId)).toBe(false));
}

async function keepFor(accountId: AccountId, retentionDays: number): Promise<void> {
  const { name, allocation, chatsMax, mayTakeAboveMax, transferTo, graceMs, timeZone, files, mailAfterMs } =
    server.parts.logs.account(accountId);
  const kept = {
    name,
    allocation,
    chatsMax,
    mayTakeAboveMax,
    transferTo,
    graceMs,
    timeZone,
    files,
    mailAfterMs,
  };
  const rules = { ...kept, retentionDays };
  const event = { type: "account.changed", at: server.clock.now(), by: bySystem("set-up"), rules } as const;
  await server.parts.logs.commit(accountId, [{ log: "account", id: accountId, event }], { commandId: null });
}

/** An account whose only chat is over and is erased after 10 days. */
async function foundWithPast(): Promise<AccountId> {
  const accountId = await server.found();
  await keepFor(accountId, 10);
  const { chatId, customer } = await server.beginChat(accountId);
  await server.leave(customer, chatId);
  return accountId;
}

const chatsOf = (accountId: AccountId) =>
  server.engine.query.selectFrom("chat").select("chat_id").where("account_id", "=", accountId).execute();

test("an account is closed although another one erases for long", async () => {
  const [busy, idle] = [await foundWithPast(), await foundWithPast()];
  const erasing = Promise.withResolvers<void>();
  const { erase } = server.store;
  server.storeInstead.erase = (erasure) => erasing.promise.then(() => erase(erasure));
  server.clock.sleep(11 * day);
  await settle();
  await handOver(idle);
  expect(await chatsOf(busy)).toHaveLength(1);
  erasing.resolve();
  await eventually(async () => expect(await chatsOf(busy)).toEqual([]));
  expect(await chatsOf(idle)).toHaveLength(1);
});

test("an account is closed although another one's followers are far behind", async () => {
  const [busy, idle] = [await server.found(), await server.found()];
  const { readCursor, readLedgerHead } = server.store;
  for (const accountId of [busy, idle]) {
    await eventually(async () => {
      server.clock.pass(1_000);
      const head = await readLedgerHead(accountId);
      for (const follower of allFollowers) expect(await readCursor(follower, accountId)).toBe(head);
    });
  }
  const reading = Promise.withResolvers<void>();
  const begun: AccountId[] = [];
  server.storeInstead.readLedgerHead = async (id) => {
    begun.push(id);
    await reading.promise;
    return readLedgerHead(id);
  };
  for (const accountId of [busy, idle]) {
    await keepFor(accountId, 20);
    await eventually(() => {
      server.clock.pass(1_000);
      expect(begun).toEqual([busy]);
    });
  }
  await settle();
  await handOver(idle);
  reading.resolve();
  expect(begun).toEqual([busy]);
});

test("[B-80] an account that cannot be read keeps no other one from being erased", async () => {
  const accountIds = [await foundWithPast(), await foundWithPast(), await foundWithPast()];
  for (const accountId of accountIds) await handOver(accountId);
  const [first, ...others] = (await server.store.readAccountIds()) as [AccountId, ...AccountId[]];
  const { query } = server.engine;
  await query.updateTable("account").set({ state: "{" }).where("account_id", "=", first).execute();
  server.clock.sleep(11 * day);
  await server.parts.start();
  await eventually(async () => {
    for (const accountId of others) expect(await chatsOf(accountId)).toEqual([]);
  });
});
