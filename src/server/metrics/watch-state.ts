import { statusOf } from "#core/agent/agent.ts";
import { Gauge, type Registry } from "prom-client";
import type { Accounts } from "../account/accounts.ts";
import type { StoreWatch } from "../store/store-watch.ts";
import type { SocketDoor } from "../doors/socket-door.ts";
import { allFollowers } from "../followers/all-followers.ts";
import type { Clock } from "../ports/clock.ts";
import { type Store, StoreFault } from "../ports/store.ts";

interface Needs {
  readonly accounts: Pick<Accounts, "open" | "unopenable">;
  readonly clock: Clock;
  readonly storeWatch: Pick<StoreWatch, "awayMs">;
  readonly store: Pick<Store, "readLags" | "engine">;
  readonly version: string;
  readonly door: Pick<SocketDoor, "connections" | "unsentBytes" | "unfinishedBytes">;
}

/** Figures of the present state, read on a scrape. */
export function watchState(registry: Registry, needs: Needs): void {
  const registers = [registry];
  const { accounts, version, store } = needs;
  const labelNames = ["version", "store"];
  const build = new Gauge({ name: "bellhop_build", help: "1; what runs here.", labelNames, registers });
  build.set({ version, store: store.engine }, 1);
  watchAccounts(registers, needs);
  const chats = new Gauge({
    name: "bellhop_chats",
    help: "Chats that go on, by state: waiting, owned, wrap-up.",
    labelNames: ["state"],
    registers,
    collect() {
      const counts = { waiting: 0, owned: 0, "wrap-up": 0, closed: 0, abandoned: 0 };
      for (const { logs } of partsOf(accounts)) {
        for (const { state } of logs.liveChats()) counts[state] += 1;
      }
      for (const state of ["waiting", "owned", "wrap-up"] as const) chats.set({ state }, counts[state]);
    },
  });
  const agents = new Gauge({
    name: "bellhop_agents",
    help: "Users by the status they show.",
    labelNames: ["status"],
    registers,
    collect() {
      agents.reset();
      for (const { logs } of partsOf(accounts)) {
        for (const { userId } of Object.values(logs.account.users)) {
          agents.inc({ status: statusOf(logs.agent(userId)) });
        }
      }
    },
  });
  watchMails(registers, accounts);
  const found = new Gauge({
    name: "bellhop_allocation_found_by_sweep",
    help: "Chats that waited though an agent was eligible, until a sweep found them: should be 0.",
    registers,
    collect() {
      found.set(partsOf(accounts).reduce((sum, { allocator }) => sum + allocator.foundBySweep, 0));
    },
  });
  watchFollowers(registers, needs);
  const held = new Gauge({
    name: "bellhop_held_entries",
    help: "How many chats or customers each part of the server holds anything of.",
    labelNames: ["by"],
    registers,
    collect() {
      held.reset();
      for (const account of partsOf(accounts)) {
        for (const [by, count] of Object.entries(account.held())) held.inc({ by }, count);
      }
    },
  });
  watchDoor(registers, needs);
  watchStoreAway(registers, needs);
  watchQueues(registers, needs);
}

function watchFollowers(registers: Registry[], { store, accounts }: Needs): void {
  const lag = new Gauge({
    name: "bellhop_follower_lag",
    help: "Events that a follower of the ledger has not taken in yet, in the account it is furthest behind in.",
    labelNames: ["follower"],
    registers,
    async collect() {
      try {
        for (const [follower, behind] of await store.readLags(allFollowers, {
          except: accounts.unopenable(),
        }))
          lag.set({ follower }, behind);
      } catch (fault) {
        // A store that is away must not take the other figures with it.
        if (!(fault instanceof StoreFault)) throw fault;
      }
    },
  });
}

function watchDoor(registers: Registry[], { door }: Needs): void {
  const connections = new Gauge({
    name: "bellhop_connections",
    help: "Open connections, by who is at the other end.",
    labelNames: ["of"],
    registers,
    collect() {
      const { staff, customers } = door.connections();
      connections.set({ of: "staff" }, staff);
      connections.set({ of: "customers" }, customers);
    },
  });
  const unsent = new Gauge({
    name: "bellhop_unsent_bytes",
    help: "What waits for readers that are slower than it comes, on all connections together.",
    registers,
    collect() {
      unsent.set(door.unsentBytes);
    },
  });
  const unfinished = new Gauge({
    name: "bellhop_unfinished_bytes",
    help: "What has come of messages of which not all has arrived, on all connections together.",
    registers,
    collect() {
      unfinished.set(door.unfinishedBytes);
    },
  });
}

function watchStoreAway(registers: Registry[], { storeWatch }: Needs): void {
  const away = new Gauge({
    name: "bellhop_store_away_seconds",
    help: "For how long the store has been away; 0 while it is there.",
    registers,
    collect() {
      away.set(storeWatch.awayMs / 1_000);
    },
  });
}

function watchQueues(registers: Registry[], { accounts, clock }: Needs): void {
  const lengths = new Gauge({
    name: "bellhop_queue_waiting_chats",
    help: "Chats that wait in a queue.",
    labelNames: ["queue"],
    registers,
    collect() {
      lengths.reset();
      for (const { queue, line } of linesOf(accounts)) lengths.set({ queue }, line.size);
    },
  });
  const waits = new Gauge({
    name: "bellhop_queue_longest_wait_seconds",
    help: "How long the longest waiting chat of a queue has waited, from its original queueing time; 0 when nobody waits.",
    labelNames: ["queue"],
    registers,
    collect() {
      waits.reset();
      for (const { queue, line } of linesOf(accounts)) {
        const since = line.first?.queuedAt;
        waits.set({ queue }, since === undefined ? 0 : Math.max(0, clock.now() - since) / 1_000);
      }
    },
  });
}

function linesOf(accounts: Needs["accounts"]) {
  return partsOf(accounts).flatMap(({ logs, waitingLines }) =>
    Object.values(logs.account.queues).map(({ queueId: queue }) => ({
      queue,
      line: waitingLines.line(queue),
    })),
  );
}

function watchAccounts(registers: Registry[], { accounts }: Needs): void {
  const count = new Gauge({
    name: "bellhop_accounts",
    help: "Accounts that are open, and those that could not be opened.",
    labelNames: ["state"],
    registers,
    collect() {
      count.set({ state: "open" }, [...accounts.open()].length);
      count.set({ state: "unopenable" }, accounts.unopenable().length);
    },
  });
}

function partsOf(accounts: Needs["accounts"]) {
  return [...accounts.open()].map(({ parts }) => parts);
}

function watchMails(registers: Registry[], accounts: Needs["accounts"]): void {
  const mails = new Gauge({
    name: "bellhop_mails_waiting",
    help: "Mails to customers that are still to be sent.",
    registers,
    collect() {
      mails.set(partsOf(accounts).reduce((sum, { outbox }) => sum + outbox.held, 0));
    },
  });
}
