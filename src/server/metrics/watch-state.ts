import { statusOf } from "#core/agent/agent.ts";
import { Gauge, type Registry } from "prom-client";
import type { Allocator } from "../allocation/allocator.ts";
import type { WaitingLines } from "../allocation/waiting-lines.ts";
import type { Logs } from "../logs/logs.ts";
import type { StoreWatch } from "../store/store-watch.ts";
import type { SocketDoor } from "../gateway/socket-door.ts";
import { allFollowers } from "../followers/all-followers.ts";
import type { Clock } from "../ports/clock.ts";
import { type Store, StoreFault } from "../ports/store.ts";

interface Needs {
  readonly logs: Logs;
  readonly clock: Clock;
  readonly waitingLines: WaitingLines;
  readonly allocator: Pick<Allocator, "foundBySweep">;
  readonly storeWatch: Pick<StoreWatch, "awayMs">;
  readonly store: Pick<Store, "readLags">;
  readonly held: () => Readonly<Record<string, number>>;
  readonly door: Pick<SocketDoor, "connections" | "unsentBytes">;
}

/** Figures of how things stand, looked at when somebody asks. */
export function watchState(registry: Registry, needs: Needs): void {
  const registers = [registry];
  const { logs } = needs;
  const chats = new Gauge({
    name: "bellhop_chats",
    help: "Chats that go on, by state: waiting, owned, wrap-up.",
    labelNames: ["state"],
    registers,
    collect() {
      const counts = { waiting: 0, owned: 0, "wrap-up": 0, closed: 0, abandoned: 0 };
      for (const { state } of logs.liveChats()) counts[state] += 1;
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
      for (const { accountId, users } of logs.accounts()) {
        for (const { userId } of Object.values(users)) {
          agents.inc({ status: statusOf(logs.agent(accountId, userId)) });
        }
      }
    },
  });
  const found = new Gauge({
    name: "bellhop_allocation_found_by_sweep",
    help: "Chats that waited though an agent was eligible, until a sweep found them: should be 0.",
    registers,
    collect() {
      found.set(needs.allocator.foundBySweep);
    },
  });
  watchFollowers(registers, needs);
  const held = new Gauge({
    name: "bellhop_held_entries",
    help: "How many chats or customers each part of the server holds anything of.",
    labelNames: ["by"],
    registers,
    collect() {
      for (const [by, count] of Object.entries(needs.held())) held.set({ by }, count);
    },
  });
  watchDoor(registers, needs);
  watchStoreAway(registers, needs);
  watchQueues(registers, needs);
}

function watchFollowers(registers: Registry[], { store, logs }: Needs): void {
  const lag = new Gauge({
    name: "bellhop_follower_lag",
    help: "Events that a follower of the ledger has not taken in yet, in the account it is furthest behind in.",
    labelNames: ["follower"],
    registers,
    async collect() {
      try {
        for (const [follower, behind] of await store.readLags(allFollowers, { except: logs.closed.ids() }))
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

function watchQueues(registers: Registry[], { logs, clock, waitingLines }: Needs): void {
  const lengths = new Gauge({
    name: "bellhop_queue_waiting_chats",
    help: "Chats that wait in a queue.",
    labelNames: ["queue"],
    registers,
    collect() {
      lengths.reset();
      for (const queue of queuesOf(logs)) lengths.set({ queue }, waitingLines.line(queue).size);
    },
  });
  const waits = new Gauge({
    name: "bellhop_queue_longest_wait_seconds",
    help: "How long the longest waiting chat of a queue has waited, from its original queueing time; 0 when nobody waits.",
    labelNames: ["queue"],
    registers,
    collect() {
      waits.reset();
      for (const queue of queuesOf(logs)) {
        const since = waitingLines.line(queue).first?.queuedAt;
        waits.set({ queue }, since === undefined ? 0 : Math.max(0, clock.now() - since) / 1_000);
      }
    },
  });
}

function queuesOf(logs: Logs) {
  return [...logs.accounts()].flatMap(({ queues }) => Object.values(queues).map(({ queueId }) => queueId));
}
