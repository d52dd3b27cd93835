import type { Ids } from "#server/ports/ids.ts";
import type { Save, Store } from "#server/ports/store.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { openStore } from "#server/store/open-store.ts";
import type { Chance } from "./chance.ts";
import type { Line } from "./network.ts";
import { processClock } from "./process-clock.ts";
import { SimulatedServer } from "./simulated-server.ts";
import { type SaveTrouble, watchStore } from "./watched-store.ts";
import type { WorldTime } from "./world-time.ts";

/** Where a world keeps its data. */
export interface Storage {
  /** Opens it as a server does that starts; again after each end of one. */
  readonly open: () => Promise<Engine>;
  readonly remove: () => Promise<void>;
}

/** A server's process while it lives. */
export interface Running {
  readonly server: SimulatedServer;
  readonly engine: Engine;
  /** Beside what watches it, for whoever looks at what is really stored. */
  readonly store: Store;
  readonly startedAt: number;
  readonly lines: Set<Line>;
  /** How each connection ends for whoever keeps the book of who is here, and whose it is. */
  readonly goodbyes: Map<() => void, string>;
}

interface Needs {
  readonly storage: Storage;
  readonly time: WorldTime;
  readonly chance: Chance;
  readonly ids: Ids;
  readonly saved: (save: Save) => void;
  readonly complain: (words: string) => void;
  readonly started: () => void;
  /** Its process has just died. */
  readonly died: (running: Running) => void;
}

/** How long after a trouble of the store, or a start, a server may still be putting things right. */
const calmAfterMs = 4_000;

/** A machine on which one server's process runs after the other. */
export class ServerPlace {
  running: Running | null = null;
  readonly #needs: Needs;
  readonly #ending: Running[] = [];
  #isStarting = false;
  #troubledAt = -Infinity;
  #cutUntil = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** The server has had time to put everything right: what it knows must be what is so. */
  get isCalm(): boolean {
    const { running } = this;
    if (!running || running.server.store.slowMs > 0 || running.server.store.isCutOff) return false;
    return this.#needs.time.now - Math.max(this.#troubledAt, running.startedAt) > calmAfterMs;
  }

  /** Something of it is being done that the world waits for. */
  get isBusy(): boolean {
    const stores = [this.running, ...this.#ending].flatMap((one) => one?.server.store ?? []);
    return this.#isStarting || stores.some(({ underway }) => underway > 0);
  }

  /** The store takes up to so long from here on; 0 = no longer than it must. */
  slowStore(ms: number): void {
    const server = this.#troubled();
    if (server) server.store.slowMs = ms;
  }

  /** This happens to the next save. */
  trouble(trouble: SaveTrouble | null): void {
    const server = this.#troubled();
    if (server) server.store.trouble = trouble;
  }

  /** The line from here to the store is cut for so long. */
  cutStore(forMs: number): void {
    const { time } = this.#needs;
    this.#cutUntil = time.now + forMs;
    const server = this.#troubled();
    if (!server) return;
    server.store.isCutOff = forMs > 0;
    if (forMs === 0) return;
    time.schedule(this.#cutUntil, () => {
      if (this.#cutUntil === time.now) this.cutStore(0);
    });
  }

  /** For how much longer it is cut. */
  get cutForMs(): number {
    return Math.max(0, this.#cutUntil - this.#needs.time.now);
  }

  /** The machine's clock is set to be behind by so much. */
  setBack(behindMs: number): void {
    const server = this.#troubled();
    if (server) server.clock.setBack(behindMs);
  }

  /** The server's process is no more, from one moment to the next; another one starts after a while. */
  crash(): void {
    const { running } = this;
    const { time, chance, died } = this.#needs;
    if (!running) return;
    this.running = null;
    this.#cutUntil = 0;
    running.server.die();
    died(running);
    this.#ending.push(running);
    time.schedule(time.now + chance.between(200, 8_000), () => {
      this.#isStarting = true;
      void this.start().finally(() => (this.#isStarting = false));
    });
  }

  async start(): Promise<void> {
    await this.#end();
    const { storage, time, chance, ids, saved, complain, started } = this.#needs;
    const engine = await storage.open();
    const real = openStore(engine, { now: () => time.now });
    const clock = processClock(time);
    const heard = () => (this.#troubledAt = time.now);
    const crash = () => this.crash();
    const store = watchStore(real, { time, chance: chance.fork(), crash, saved, heard });
    await engine.homes.join({ address: null, clock, failed() {} });
    const server = new SimulatedServer({ store, homes: engine.homes, clock, ids, bug: complain });
    const startedAt = time.now;
    const goodbyes = new Map<() => void, string>();
    this.running = { server, engine, store: real, startedAt, lines: new Set(), goodbyes };
    await server.parts.start();
    started();
  }

  /** Ends it for good. */
  async close(): Promise<void> {
    const { running } = this;
    running?.server.die();
    if (running) this.#ending.push(running);
    await this.#end();
  }

  async #end(): Promise<void> {
    for (const { server, engine } of this.#ending.splice(0)) {
      // What it had handed over is written, or not, whether it lives or not.
      while (server.store.underway > 0) await new Promise((resolve) => setImmediate(resolve));
      await engine.close();
    }
  }

  #troubled(): SimulatedServer | null {
    if (this.running) this.#troubledAt = this.#needs.time.now;
    return this.running?.server ?? null;
  }
}
