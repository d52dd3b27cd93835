import { folderStorage } from "#server/files/folder-storage.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import pino from "pino";
import type { ChatId } from "#core/ids.ts";
import { assemble } from "#server/assemble.ts";
import { randomIds } from "#server/ports/ids.ts";
import { noMeter } from "#server/ports/meter.ts";
import { type Store, StoreFault } from "#server/ports/store.ts";
import { everyAccount } from "../support/every-account.ts";
import { eventually } from "../support/eventually.ts";
import { foundAccount } from "../support/found-account.ts";
import { type HomeServers, homeServers } from "../support/homes.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { describeWithPostgres } from "../support/postgres.ts";
import { beginChat, newCustomer } from "../support/run-command.ts";
import type { Parts } from "../support/running-parts.ts";

const credentials = { setPassword: async () => {}, endSessions: async () => {} };
const away = () => Promise.reject(new StoreFault("The store is away", undefined));

describeWithPostgres("accounts at work while the store is away", () => {
  let servers: HomeServers;
  let stop: (() => Promise<void>)[];
  beforeEach(async () => {
    servers = await homeServers();
    stop = [];
  });
  afterEach(async () => {
    for (const end of stop.toReversed()) await end();
    await servers.close();
  });

  /** One server of several; `trouble` is what its store and homes do instead of what they should. */
  async function server(address: string, clock: ManualClock) {
    const opened = await servers.open(address, { clock });
    const trouble: { store: Partial<Store>; orphans: (() => Promise<never>) | null } = {
      store: {},
      orphans: null,
    };
    const store = new Proxy(opened.store, {
      get: (real, name: keyof Store) => trouble.store[name] ?? real[name],
    });
    const homes = new Proxy(opened.homes, {
      get(real, name: keyof typeof opened.homes) {
        const member = (name === "orphans" && trouble.orphans) || real[name];
        return typeof member === "function" ? member.bind(real) : member;
      },
    });
    const logger = pino({ level: "silent" });
    const storage = folderStorage("unused");
    const common = { store, homes, isOneOfSeveral: true, clock, ids: randomIds(), credentials, storage };
    const parts = everyAccount(assemble({ ...common, logger, meter: noMeter }));
    stop.push(() => parts.stop());
    return { parts: parts as unknown as Parts, trouble };
  }

  const chatsOf = ({ logs }: Parts): ChatId[] => logs.liveChats().map(({ chatId }) => chatId);

  test("a server that starts while the store is away takes accounts as soon as it is back", async () => {
    const first = await server("http://one.example", manualClock());
    await first.parts.start();
    const { accountId } = await foundAccount(first.parts, "Acme");
    const chatId = await beginChat(
      first.parts,
      newCustomer(first.parts, first.parts.logs.account(accountId)),
    );
    await first.parts.stop();
    const clock = manualClock();
    const { parts, trouble } = await server("http://two.example", clock);
    trouble.orphans = away;
    await parts.start();
    trouble.orphans = null;
    await eventually(() => {
      clock.pass(500);
      expect(chatsOf(parts)).toEqual([chatId]);
    });
  });

  test("a server starts though one account at work cannot be read", async () => {
    const first = await server("http://one.example", manualClock());
    await first.parts.start();
    const { accountId } = await foundAccount(first.parts, "Acme");
    await beginChat(first.parts, newCustomer(first.parts, first.parts.logs.account(accountId)));
    await first.parts.stop();
    const { parts, trouble } = await server("http://two.example", manualClock());
    trouble.store = { readAccount: away };
    await parts.start();
    expect(chatsOf(parts)).toEqual([]);
  });
});
