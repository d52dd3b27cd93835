import { folderStorage } from "#server/files/folder-storage.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import type { AccountId, ChatId, CustomerId, UserId, WidgetId } from "#core/ids.ts";
import { assemble } from "#server/assemble.ts";
import type { CustomerAsker } from "#server/commands/asker.ts";
import type { Homes } from "#server/ports/homes.ts";
import { randomIds } from "#server/ports/ids.ts";
import { noMeter } from "#server/ports/meter.ts";
import type { Store } from "#server/ports/store.ts";
import { firstAccountEvents } from "#server/set-up/first-account.ts";
import { openSqlite } from "#server/store/engines/open-sqlite.ts";
import { openStore } from "#server/store/open-store.ts";
import { type EveryAccount, everyAccount } from "./every-account.ts";
import { type ManualClock, manualClock } from "./manual-clock.ts";
import { newCommandId, words } from "./run-command.ts";

/** Replacements of single methods, set by a test. */
type Instead<Port> = { -readonly [Name in keyof Port]?: Port[Name] };

/** A server's accounts over a real database, whose store and homes fail where a test says so. */
export interface FaultyAccounts {
  readonly parts: EveryAccount;
  readonly clock: ManualClock;
  readonly engine: ReturnType<typeof openSqlite>;
  /** The store as it is. */
  readonly store: Store;
  readonly homes: Homes;
  readonly storeInstead: Instead<Store>;
  readonly homesInstead: Instead<Homes>;
  /** Tells the server that another one has taken this account over. */
  lose(accountId: AccountId): void;
  found(): Promise<AccountId>;
  leave(customer: CustomerAsker, chatId: ChatId): Promise<void>;
  /** A chat that goes on in this account. */
  beginChat(accountId: AccountId): Promise<{ chatId: ChatId; customer: CustomerAsker }>;
  stop(): Promise<void>;
}

export async function faultyAccounts(isOneOfSeveral = false): Promise<FaultyAccounts> {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-accounts-"));
  const engine = openSqlite(folder);
  const store = openStore(engine);
  const ids = randomIds();
  const clock = manualClock();
  const storeInstead: Instead<Store> = {};
  const homesInstead: Instead<Homes> = {};
  const lost: Parameters<Homes["onLost"]>[0][] = [];
  const homes = insteadOf(engine.homes, homesInstead);
  homesInstead.onLost = (listener) => void lost.push(listener);
  const credentials = { setPassword: async () => {}, endSessions: async () => {} };
  const storage = folderStorage("unused");
  const world = {
    homes,
    clock,
    ids,
    credentials,
    storage,
    logger: pino({ level: "silent" }),
    meter: noMeter,
  };
  const parts = everyAccount(
    assemble({ ...world, isOneOfSeveral, store: eachInsteadOf(store, storeInstead) }),
  );
  const run = async (customer: CustomerAsker, name: string, payload: object) => {
    const result = await parts.commands.run({ id: newCommandId(), name, payload }, customer);
    if ("error" in result) throw new Error(`${name} was refused: ${result.error.code}`);
    return result.ok;
  };
  return {
    parts,
    clock,
    engine,
    store,
    homes: engine.homes,
    storeInstead,
    homesInstead,
    lose: (accountId) => lost.forEach((listener) => listener([accountId])),
    async found() {
      const accountId = ids.next<AccountId>();
      const founder = {
        userId: ids.next<UserId>(),
        accountName: "Acme",
        name: "Kim",
        email: "kim@acme.example",
      };
      const events = firstAccountEvents(accountId, founder, { ids, at: clock.now() });
      const changes = events.map((event) => ({ log: "account" as const, id: accountId, event }));
      await parts.logs.commit(accountId, changes, { commandId: null });
      return accountId;
    },
    async leave(customer, chatId) {
      await run(customer, "customer.leave", { chatId });
    },
    async beginChat(accountId) {
      const [widgetId] = Object.keys(parts.logs.account(accountId).widgets) as [WidgetId];
      const customer = { kind: "customer", accountId, customerId: ids.next<CustomerId>(), widgetId } as const;
      const { id } = await run(customer, "customer.write", words("Hello"));
      return { customer, chatId: id as ChatId };
    },
    async stop() {
      for (const instead of [storeInstead, homesInstead] as object[]) {
        for (const name of Object.keys(instead)) delete (instead as Record<string, unknown>)[name];
      }
      await parts.stop();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same, with what is in `instead` at the moment of a call in the place of its own. */
function insteadOf<Port extends object>(port: Port, instead: Partial<Port>): Port {
  return new Proxy(port, {
    get(target, name) {
      if (name in instead) return instead[name as keyof Port];
      const own: unknown = Reflect.get(target, name, target);
      return typeof own === "function" ? own.bind(target) : own;
    },
  });
}

/** The same for what is copied method by method. */
function eachInsteadOf<Port extends object>(port: Port, instead: Partial<Port>): Port {
  const now = insteadOf(port, instead);
  const members = Object.entries(port).map(([name, own]: [string, unknown]) => {
    const call = (...given: unknown[]) =>
      (now[name as keyof Port] as (...all: unknown[]) => unknown)(...given);
    return [name, typeof own === "function" ? call : own];
  });
  return Object.fromEntries(members) as Port;
}
