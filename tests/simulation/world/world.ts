import type { SocketListeners } from "#client/platform.ts";
import type { CustomerId } from "#core/ids.ts";
import { customerIdOf } from "#server/gateway/customer-id-of.ts";
import type { Ids } from "#server/ports/ids.ts";
import type { Save, Store } from "#server/ports/store.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { openStore } from "#server/store/open-store.ts";
import { Chance } from "./chance.ts";
import { type Company, foundCompany } from "./company.ts";
import { FrameWatch } from "./frame-watch.ts";
import { type Line, Network, type ServerEnd } from "./network.ts";
import { CustomerPage, DeskPage, type Page, type PageWorld, browserMemory } from "./pages.ts";
import { PlainModel } from "./plain-model.ts";
import { takeIn } from "./plain-happenings.ts";
import { PresenceBook } from "./presence-book.ts";
import { processClock } from "./process-clock.ts";
import { SeenMarks } from "./seen-marks.ts";
import { SimulatedServer } from "./simulated-server.ts";
import { type SaveTrouble, watchStore } from "./watched-store.ts";
import { WorldTime } from "./world-time.ts";

/** Where a world keeps its data. */
export interface Storage {
  /** Opens it as a server does that starts; again after each end of one. */
  readonly open: () => Promise<Engine>;
  readonly remove: () => Promise<void>;
}

/** Something was said by somebody. */
export interface Said {
  readonly page: Page;
  readonly text: string;
}

interface Running {
  readonly server: SimulatedServer;
  readonly engine: Engine;
  /** Beside what watches it, for whoever looks at what is really stored. */
  readonly store: Store;
  readonly startedAt: number;
  readonly lines: Set<Line>;
  readonly goodbyes: Set<() => void>;
}

/** How many turns of the event loop nothing must be under way to count as rest. */
const quietTurns = 4;

/** Longer than the longest way back: a silent line is given up, and tried again after the longest pause. */
const healsWithinMs = 40_000;

/** Longer than a frame is under way when nothing troubles it, and than cards and positions follow it. */
const quietMs = 800;

/** How long after a trouble of the store, or a start, the server may still be putting things right. */
const calmAfterMs = 4_000;

/**
 * Two companies, their customers' and agents' browsers, and the server between them, over a network, a
 * clock and a store that troubles can be made for. One seed decides everything that chance decides.
 */
export class World {
  readonly time: WorldTime;
  readonly chance: Chance;
  readonly network: Network;
  readonly model = new PlainModel();
  readonly presence: PresenceBook;
  readonly companies: Company[] = [];
  readonly customers: CustomerPage[] = [];
  readonly desks: DeskPage[] = [];
  readonly said: Said[] = [];
  readonly frames: FrameWatch;
  /** What has been found wrong so far. */
  readonly complaints: string[] = [];
  readonly #marks: SeenMarks;
  running: Running | null = null;
  readonly #storage: Storage;
  readonly #ids: Ids;
  readonly #pageWorld: PageWorld;
  readonly #ending: Running[] = [];
  #isStarting = false;
  #troubledAt = -Infinity;
  #texts = 0;

  private constructor(seed: number, storage: Storage) {
    this.#storage = storage;
    this.time = new WorldTime(() => this.rest());
    this.chance = new Chance(seed);
    this.network = new Network(this.time, this.chance.fork());
    this.presence = new PresenceBook(this.time);
    this.#marks = new SeenMarks(this.model, this.time);
    this.frames = new FrameWatch(this.model, this.complain, this.companies);
    const ids = this.chance.fork();
    this.#ids = { next: <Id extends string>() => ids.letters(20) as Id };
    this.#pageWorld = {
      time: this.time,
      chance: this.chance.fork(),
      openLine: (listeners, page) => this.#openLine(listeners, page),
      accept: (end, page) => this.#accept(end, page),
    };
  }

  static async open(seed: number, storage: Storage): Promise<World> {
    const world = new World(seed, storage);
    await world.start();
    await world.#found("acmeco", { agents: ["Robin", "Sam"], customers: 4 });
    await world.#found("boreal", { agents: ["Kim"], customers: 2 });
    await world.time.pass(1_000);
    return world;
  }

  readonly complain = (words: string): void => {
    this.complaints.push(words);
  };

  /** A text nobody else in this world says. */
  newText(page: Page, kind = "words"): string {
    return `${page.mark} ${kind} ${this.#texts++}.`;
  }

  company({ mark }: Page): Company {
    const company = this.companies.find((one) => one.mark === mark);
    if (!company) throw new Error(`No company ${mark}`);
    return company;
  }

  customerId(page: CustomerPage): CustomerId | null {
    const [key] = page.memory.keys("bellhop-secret-");
    const secret = key === undefined ? null : page.memory.read(key);
    return secret === null ? null : customerIdOf(this.company(page).accountId, secret);
  }

  /** The server has had time to put everything right: what it knows must be what is so. */
  get isCalm(): boolean {
    const { running, time } = this;
    if (!running || running.server.store.slowMs > 0) return false;
    return time.now - Math.max(this.#troubledAt, running.startedAt) > calmAfterMs;
  }

  /** The store takes up to so long from here on; 0 = no longer than it must. */
  slowStore(ms: number): void {
    if (!this.running) return;
    this.#troubledAt = this.time.now;
    this.running.server.store.slowMs = ms;
  }

  /** This happens to the next save. */
  trouble(trouble: SaveTrouble | null): void {
    if (!this.running) return;
    this.#troubledAt = this.time.now;
    this.running.server.store.trouble = trouble;
  }

  /** The machine's clock is set to be behind by so much. */
  setBack(behindMs: number): void {
    if (!this.running) return;
    this.#troubledAt = this.time.now;
    this.running.server.clock.behindMs = behindMs;
  }

  /** How many messages of this chat a desk of this user may show as unread. */
  unread(userId: string, chatId: string): { atLeast: number; atMost: number } {
    return this.#marks.unread(userId, chatId);
  }

  /** Ends every trouble, and lets time go on until everybody is connected and nothing is under way. */
  async heal(): Promise<void> {
    this.network.slowTo(30);
    for (const page of [...this.customers, ...this.desks]) page.isCutOff = false;
    while (!this.running) await this.time.pass(1_000);
    this.slowStore(0);
    this.trouble(null);
    this.setBack(0);
    await this.time.pass(healsWithinMs);
    // What a tab that was closed had not sent waits for the next page of that browser.
    for (const page of this.customers) {
      const kept = page.memory.keys("bellhop-outbox-").length;
      if (page.session.model.get().outbox.length < kept) page.reload();
    }
    await this.time.pass(healsWithinMs / 4);
    await this.quieten();
  }

  /** Lets what time has just brought about reach everybody. */
  async quieten(): Promise<void> {
    for (let saves = -1; saves !== this.model.saves;) {
      ({ saves } = this.model);
      await this.time.pass(quietMs);
    }
  }

  /** The server's process is no more, from one moment to the next; another one starts after a while. */
  crash(): void {
    const { running } = this;
    if (!running) return;
    this.running = null;
    running.server.die();
    this.#marks.crashed();
    for (const line of running.lines) line.serverDies(this.chance);
    for (const goodbye of running.goodbyes) goodbye();
    this.#ending.push(running);
    this.time.schedule(this.time.now + this.chance.between(200, 8_000), () => {
      this.#isStarting = true;
      void this.start().finally(() => (this.#isStarting = false));
    });
  }

  async start(): Promise<void> {
    for (const { server, engine } of this.#ending.splice(0)) {
      // What it had handed over is written, or not, whether it lives or not.
      while (server.store.underway > 0) await nextTurn();
      await engine.close();
    }
    const engine = await this.#storage.open();
    const real = openStore(engine);
    const clock = processClock(this.time);
    const store = watchStore(real, {
      time: this.time,
      chance: this.chance.fork(),
      crash: () => this.crash(),
      saved: (save) => this.#saved(save),
      heard: () => {
        this.#troubledAt = this.time.now;
      },
    });
    const server = await SimulatedServer.open({ store, clock, ids: this.#ids, bug: this.complain });
    const startedAt = this.time.now;
    this.running = { server, engine, store: real, startedAt, lines: new Set(), goodbyes: new Set() };
    server.parts.start();
  }

  async close(): Promise<void> {
    for (const page of [...this.customers, ...this.desks]) page.close();
    await this.time.pass(1_000);
    const { running } = this;
    running?.server.die();
    if (running) this.#ending.push(running);
    for (const { server, engine } of this.#ending.splice(0)) {
      while (server.store.underway > 0) await nextTurn();
      await engine.close();
    }
    await this.#storage.remove();
  }

  /** Lets everything run that is ready to. */
  async rest(): Promise<void> {
    for (let quiet = 0; quiet < quietTurns;) {
      await nextTurn();
      const stores = [this.running, ...this.#ending].flatMap((one) => one?.server.store ?? []);
      const isBusy = this.#isStarting || stores.some(({ underway }) => underway > 0);
      quiet = isBusy ? 0 : quiet + 1;
    }
  }

  /** Another page in the browser of this one. */
  openTab(page: CustomerPage): CustomerPage {
    return new CustomerPage(this.#pageWorld, {
      name: `${page.name}, other tab`,
      mark: page.mark,
      widgetId: page.widgetId,
      memory: page.memory,
    });
  }

  /** The same person in a browser that has never been here. */
  freshCustomer(page: CustomerPage): CustomerPage {
    const memory = browserMemory();
    for (const key of page.memory.keys("bellhop-secret-")) memory.write(key, page.memory.read(key));
    return new CustomerPage(this.#pageWorld, {
      name: `${page.name}, fresh`,
      mark: page.mark,
      widgetId: page.widgetId,
      memory,
    });
  }

  freshDesk(page: DeskPage): DeskPage {
    const { mark, caller } = page;
    return new DeskPage(this.#pageWorld, { name: `${page.name}, fresh`, mark, caller });
  }

  #saved(save: Save): void {
    takeIn(save, {
      model: this.model,
      complain: this.complain,
      isConnected: (id) => this.presence.isConnected(id),
      isSurelyHere: (id) => this.presence.isSurelyHere(id),
    });
  }

  async #found(
    mark: string,
    { agents, customers }: { agents: readonly string[]; customers: number },
  ): Promise<void> {
    const { running } = this;
    if (!running) throw new Error("Nothing runs yet");
    const { company, changes } = foundCompany(mark, { ids: this.#ids, at: this.time.now, agents });
    this.companies.push(company);
    await running.server.parts.logs.commit(company.accountId, changes, { commandId: null });
    const { accountId, administratorId, agentIds, widgetIds } = company;
    const desk = (name: string, userId: (typeof agentIds)[number], session: string) => {
      const caller = { accountId, userId, session };
      this.desks.push(new DeskPage(this.#pageWorld, { name: `${name} of ${mark}`, mark, caller }));
    };
    desk("Ada", administratorId, "first");
    for (const [index, userId] of agentIds.entries()) desk(agents[index] ?? "", userId, "first");
    // One of them has a second device.
    if (agentIds[0]) desk(`${agents[0]}'s phone`, agentIds[0], "second");
    for (let index = 0; index < customers; index++) {
      const widgetId = widgetIds[index % widgetIds.length]!;
      this.customers.push(
        new CustomerPage(this.#pageWorld, { name: `customer ${index} of ${mark}`, mark, widgetId }),
      );
    }
  }

  #openLine(listeners: SocketListeners, page: Page): Line {
    return this.network.line(listeners, (text) => this.frames.sent(text, page));
  }

  #accept(end: ServerEnd, page: Page): boolean {
    const { running } = this;
    if (!running) return false;
    const { server, lines, goodbyes } = running;
    lines.add(end.line);
    let goodbye = () => {};
    // The server knows of them from their hello on.
    end.on("message", (bytes: Buffer) => {
      const text = bytes.toString();
      if (page.caller && text.startsWith('{"type":"mark"')) {
        this.#marks.marked(page.caller.userId, JSON.parse(text) as { chatId: string; seen: number });
      }
      if (!text.startsWith('{"type":"hello')) return;
      goodbye();
      const id = page.caller?.userId ?? this.customerId(page as CustomerPage);
      if (id) goodbye = this.presence.came(id);
      goodbyes.add(goodbye);
    });
    end.on("close", () => {
      goodbye();
      lines.delete(end.line);
    });
    if (page.caller) server.acceptStaff(end, page.caller);
    else server.acceptCustomer(end);
    return true;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
