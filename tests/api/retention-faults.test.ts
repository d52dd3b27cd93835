import { folderStorage } from "#server/files/folder-storage.ts";
import { eventually } from "../support/eventually.ts";
import { type EveryAccount, everyAccount } from "../support/every-account.ts";
import { bySystem } from "#core/author.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { noMeter } from "#server/ports/meter.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AccountId, ChatId, UserId, WidgetId } from "#core/ids.ts";
import { inProcessBus } from "#server/bus/in-process-bus.ts";
import { Logs } from "#server/logs/logs.ts";
import { assemble } from "#server/assemble.ts";
import type { CustomerAsker } from "#server/commands/asker.ts";
import { randomIds } from "#server/ports/ids.ts";
import { type ErasureOutcome, type Store, StoreFault } from "#server/ports/store.ts";
import { firstAccountEvents } from "#server/set-up/first-account.ts";
import { openSqlite } from "#server/store/engines/open-sqlite.ts";
import { openStore } from "#server/store/open-store.ts";
import { settle } from "../support/eventually.ts";
import { manualClock } from "../support/manual-clock.ts";
import { newCommandId, words } from "../support/run-command.ts";

const day = 24 * 3_600_000;
const minute = 60_000;
const ids = randomIds();
const accountId = ids.next<AccountId>();
const credentials = { setPassword: async () => {}, endSessions: async () => {} };

let folder: string;
let store: Store;
/** Outcomes of the next erasures, in order, in place of the real ones. */
let faults: ((erase: () => Promise<ErasureOutcome>) => Promise<ErasureOutcome>)[];
let lines: string[];
let clock: ReturnType<typeof manualClock>;
let parts: EveryAccount;
let customer: CustomerAsker;
let chatId: ChatId;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-retention-"));
  const engine = openSqlite(folder);
  const { homes } = engine;
  store = openStore(engine);
  faults = [];
  lines = [];
  clock = manualClock();
  const failing: Store = {
    ...store,
    erase(erasure) {
      const erase = () => store.erase(erasure);
      const fault = faults.shift();
      return fault ? fault(erase) : erase();
    },
  };
  const logger = pino({ level: "info" }, { write: (line: string) => lines.push(line) });
  const world = { homes, clock, ids, credentials, storage: folderStorage("unused"), logger };
  parts = everyAccount(assemble({ ...world, store: failing, meter: noMeter }));
  const founder = { userId: ids.next<UserId>(), accountName: "Acme", name: "Kim", email: "kim@acme.example" };
  const events = firstAccountEvents(accountId, founder, { ids, at: clock.now() });
  await commit(...events);
  await keepFor(10);
  const [widgetId] = Object.keys(parts.logs.account(accountId).widgets) as WidgetId[];
  customer = { kind: "customer", accountId, customerId: ids.next(), widgetId: widgetId! };
  chatId = (await write("Secret words")) as ChatId;
  const leave = { id: newCommandId(), name: "customer.leave", payload: { chatId } };
  expect(await parts.commands.run(leave, customer)).toHaveProperty("ok");
  await parts.start();
});
afterEach(async () => {
  await parts.stop();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

type AccountEvents = ReturnType<typeof firstAccountEvents>;

async function commit(...events: AccountEvents): Promise<void> {
  const changes = events.map((event) => ({ log: "account" as const, id: accountId, event }));
  expect(await parts.logs.commit(accountId, changes, { commandId: null })).toEqual({ kind: "saved" });
}

function keepFor(retentionDays: number): Promise<void> {
  const { name, allocation, chatsMax, mayTakeAboveMax, transferTo, graceMs, timeZone, files, mailAfterMs } =
    parts.logs.account(accountId);
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
  return commit({ type: "account.changed", at: clock.now(), by: bySystem("set-up"), rules });
}

async function write(text: string, inChat: ChatId | null = null): Promise<string> {
  const command = { id: newCommandId(), name: "customer.write", payload: words(text, inChat, 1_000) };
  const result = await parts.commands.run(command, customer);
  if ("error" in result) throw new Error(result.error.code);
  return result.ok.id ?? result.ok.log;
}

async function pass(ms: number): Promise<void> {
  clock.sleep(ms);
  await settle();
  await parts.retention.idle();
}

const isKept = async () => (await store.readLog(chatId, 0)).length > 0;
const broken = async (): Promise<ErasureOutcome> => {
  throw new StoreFault("The disk is away", undefined);
};
const said = (words: string) => lines.filter((line) => line.includes(words));

test("[B-80] a store that fails is asked again, until it is done; the log tells counts and nothing else", async () => {
  faults = [broken, broken];
  await pass(10 * day);
  expect(await isKept()).toBe(true);
  await pass(minute - 1);
  await pass(1);
  expect(await isKept()).toBe(true);
  await pass(minute);
  expect(await isKept()).toBe(false);
  expect(faults).toEqual([]);
  expect(said("The store is away")).toHaveLength(2);
  const [told, ...more] = said("were erased");
  expect(JSON.parse(told!)).toMatchObject({ chats: 1, customers: 1, events: 4 });
  expect(more).toEqual([]);
  for (const id of [chatId, customer.customerId, "Secret"]) expect(told).not.toContain(id);
});

test("[B-80] what was erased though the answer was lost is found to be gone", async () => {
  const lost = async (erase: () => Promise<ErasureOutcome>) => {
    await erase();
    throw new StoreFault("The line broke after the commit", undefined);
  };
  faults = [lost];
  await pass(10 * day);
  expect(await isKept()).toBe(false);
  const again = await write("Back", chatId);
  expect(again).not.toBe(chatId);
  expect(await store.readLog(again, 0)).toMatchObject([{ type: "chat.requested" }, { type: "message.sent" }]);
  const leave = { id: newCommandId(), name: "customer.leave", payload: { chatId } };
  expect(await parts.commands.run(leave, customer)).toMatchObject({ error: { code: "chat-over" } });
});

test("[B-80] a chat that is being read while it is erased is not known afterwards", async () => {
  const fresh = new Logs({ accountId, store, bus: inProcessBus(), clock });
  await fresh.open("another");
  const reading = fresh.load("chat", chatId);
  fresh.forget([{ kind: "chat", id: chatId }]);
  expect(await reading).toBeNull();
  expect(fresh.peek("chat", chatId)).toBeUndefined();
});

test("[B-80] settings that were changed meanwhile are looked at first", async () => {
  const raisedMeanwhile = async (erase: () => Promise<ErasureOutcome>) => {
    await keepFor(20);
    return erase();
  };
  faults = [raisedMeanwhile];
  await pass(10 * day);
  expect(await isKept()).toBe(true);
  await pass(10 * day - 1);
  expect(await isKept()).toBe(true);
  // Nobody has needed the account for days: it is closed, and opened again for what is due.
  await eventually(() => expect([...parts.accounts.open()]).toEqual([]));
  clock.sleep(60 * minute);
  await eventually(async () => expect(await isKept()).toBe(false));
});
