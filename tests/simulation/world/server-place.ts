import type { AccountId } from "#core/ids.ts";
import type { Ids } from "#server/ports/ids.ts";
import type { Save, Store } from "#server/ports/store.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import type { AskHomes } from "#server/store/engines/postgres-homes.ts";
import { openStore } from "#server/store/open-store.ts";
import type { Chance } from "./chance.ts";
import type { Fault } from "./faults.ts";
import type { HomeBook } from "./home-book.ts";
import { homesLine } from "./homes-line.ts";
import type { Line } from "./network.ts";
import { processClock } from "./process-clock.ts";
import { ServerProcess } from "./server-process.ts";
import { type LetIn, SimulatedServer } from "./simulated-server.ts";
import { StoreLine } from "./store-line.ts";
import { type SaveTrouble, watchStore } from "./watched-store.ts";
import type { WorldTime } from "./world-time.ts";

/** Where a world keeps its data. */
export interface Storage {
  /** Opens it as a server does that starts; again after each end of one. */
  readonly open: (part: {
    readonly isShared: boolean;
    readonly aroundHomes: (ask: AskHomes) => AskHomes;
  }) => Promise<Engine>;
  readonly remove: () => Promise<void>;
}

/** A server's process while it lives. */
export interface Running {
  readonly process: ServerProcess;
  readonly server: SimulatedServer;
  readonly engine: Engine;
  readonly line: StoreLine;
  /** Beside what watches it, for whoever looks at what is really stored. */
  readonly store: Store;
  readonly startedAt: number;
  /** Connections that it is an end of, or that it relays. */
  readonly lines: Set<Line>;
  /** How each connection ends for whoever keeps the book of who is here. */
  readonly goodbyes: Set<() => void>;
  /** True when nobody is let in any more. */
  isStopping: boolean;
}

interface Needs {
  /** Where the other servers reach it; `null`: there are no others. */
  readonly address: string | null;
  readonly storage: Storage;
  readonly time: WorldTime;
  readonly chance: Chance;
  readonly ids: Ids;
  readonly book: HomeBook;
  readonly fault: Fault | null;
  readonly saved: (save: Save, process: ServerProcess) => void;
  readonly complain: (words: string) => void;
  readonly relay: LetIn["relay"];
  /** Its process is no more, by a crash or by its own will. */
  readonly ended: (running: Running, hasCrashed: boolean) => void;
}

/** How long after a trouble of the store, or a start, a server may still be putting things right. */
const calmAfterMs = 4_000;

/** A machine on which one server's process runs after the other. */
export class ServerPlace {
  running: Running | null = null;
  readonly address: string | null;
  readonly #needs: Needs;
  readonly #ending: Running[] = [];
  /** Of the process that runs, or is about to. */
  #line: StoreLine | null = null;
  #isOpening = false;
  /** When anything was last made to go wrong, or was put right. */
  troubledAt = -Infinity;
  #cutUntil = 0;
  #pausedUntil = 0;
  #setBackMs = 0;
  #apartMs = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.address = needs.address;
  }

  /** The server has had time to put everything right: what it knows must be what is so. */
  get isCalm(): boolean {
    const { running } = this;
    if (!running || !this.isAble || running.line.slowMs > 0) return false;
    return this.#needs.time.now - Math.max(this.troubledAt, running.startedAt) > calmAfterMs;
  }

  /** True when it can look after accounts. */
  get isAble(): boolean {
    const { running } = this;
    if (!running) return false;
    return !running.isStopping && !running.process.isPaused && !running.line.isCutOff;
  }

  /** What of it the world waits for, if there is anything: resolves when that may be over. */
  get busy(): Promise<void> | null {
    if (this.#isOpening) return nextTurn();
    const lines = [this.#line, ...this.#ending.map(({ line }) => line)];
    return lines.find((line) => line && line.underway > 0)?.settled() ?? null;
  }

  /** The store takes up to so long from here on; 0 = no longer than it must. */
  slowStore(ms: number): void {
    const running = this.#troubled();
    if (running) running.line.slowMs = ms;
  }

  /** This happens to the next save. */
  trouble(trouble: SaveTrouble | null): void {
    const running = this.#troubled();
    if (running) running.server.store.trouble = trouble;
  }

  /** The line from here to the store is cut for so long. */
  cutStore(forMs: number): void {
    const { time } = this.#needs;
    this.#cutUntil = time.now + forMs;
    const running = this.#troubled();
    if (!running) return;
    running.line.isCutOff = forMs > 0;
    if (forMs === 0) return;
    time.schedule(this.#cutUntil, () => {
      if (this.#cutUntil === time.now) this.cutStore(0);
    });
  }

  /** For how much longer it is cut. */
  get cutForMs(): number {
    return Math.max(0, this.#cutUntil - this.#needs.time.now);
  }

  /** The process stands still for so long, and does not know of that when it goes on. */
  pause(forMs: number): void {
    const { time } = this.#needs;
    this.#pausedUntil = time.now + forMs;
    const process = this.#troubled()?.process;
    if (!process) return;
    process.pause();
    time.schedule(this.#pausedUntil, () => {
      if (this.#pausedUntil === time.now) this.resume();
    });
  }

  resume(): void {
    if (this.running?.process.isPaused) this.#troubled()?.process.resume();
  }

  /** The machine's clock is set to be behind by so much. */
  setBack(behindMs: number): void {
    if (this.#troubled()) this.#setBackMs = behindMs;
  }

  /** The machine's clock is wrong by so much from now on, whatever runs there. */
  setApart(behindMs: number): void {
    this.#troubled();
    this.#apartMs = behindMs;
  }

  /** The server's process is no more, from one moment to the next; another one starts after a while. */
  crash(): void {
    if (this.running) this.#gone(this.running, true);
  }

  /** The server is asked to stop, does so in its own time, and another one starts after a while. */
  stop(): void {
    const { running } = this;
    if (!running || running.isStopping) return;
    running.isStopping = true;
    void running.server.parts.stop().then(() => {
      if (this.running === running) this.#gone(running, false);
    });
  }

  async start(): Promise<void> {
    const { time, address } = this.#needs;
    const process = new ServerProcess();
    const { engine, line } = await this.#open(process);
    const { ids, saved, complain, fault, relay } = this.#needs;
    const clock = processClock(time, process, () => this.#apartMs + this.#setBackMs);
    const real = openStore(engine, { now: () => clock.now() });
    const heard = () => (this.troubledAt = time.now);
    const crash = () => this.crash();
    const told = (save: Save) => saved(save, process);
    const store = watchStore(real, { line, crash, saved: told, heard });
    const homes = fault?.homes?.(engine.homes) ?? engine.homes;
    await homes.join({ address, clock, failed() {} });
    const isOneOfSeveral = address !== null;
    const server = new SimulatedServer({ store, homes, isOneOfSeveral, clock, ids, bug: complain, relay });
    const [lines, goodbyes] = [new Set<Line>(), new Set<() => void>()];
    const startedAt = time.now;
    const at = { process, server, engine, line, store: real, startedAt };
    this.running = { ...at, lines, goodbyes, isStopping: false };
    await server.parts.start();
  }

  /** Ends it for good. */
  async close(): Promise<void> {
    const { running } = this;
    running?.process.die();
    if (running) this.#ending.push(running);
    this.running = null;
    await this.#end();
  }

  /** The account as the process here has it open. */
  account(accountId: AccountId) {
    return this.running?.server.account(accountId) ?? null;
  }

  #gone(running: Running, hasCrashed: boolean): void {
    const { time, chance, ended } = this.#needs;
    this.running = null;
    this.#line = null;
    this.#cutUntil = 0;
    this.#setBackMs = 0;
    running.process.die();
    ended(running, hasCrashed);
    this.#ending.push(running);
    time.schedule(time.now + chance.between(200, 8_000), () => void this.start());
  }

  /** Opens the data for a process that starts; the world waits for it. */
  async #open(process: ServerProcess) {
    const { storage, time, book, fault, address } = this.#needs;
    this.#isOpening = true;
    try {
      await this.#end();
      const chance = this.#needs.chance.fork();
      const line = new StoreLine({ time, chance, process });
      const around = homesLine({ time, line, process, book });
      const aroundHomes = (ask: AskHomes) => around(fault?.ask?.(ask) ?? ask);
      const opened = await storage.open({ isShared: address !== null, aroundHomes });
      this.#line = line;
      return { engine: fault?.engine?.(opened) ?? opened, line };
    } finally {
      this.#isOpening = false;
    }
  }

  async #end(): Promise<void> {
    for (const { line, engine } of this.#ending.splice(0)) {
      // What it had handed over is written, or not, whether it lives or not.
      await line.settled();
      await engine.close();
    }
  }

  #troubled(): Running | null {
    if (this.running) this.troubledAt = this.#needs.time.now;
    return this.running;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
