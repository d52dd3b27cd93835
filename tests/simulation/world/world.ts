import type { SocketListeners } from "#client/platform.ts";
import type { CustomerId } from "#core/ids.ts";
import { customerIdOf } from "#server/gateway/customer-id-of.ts";
import type { Ids } from "#server/ports/ids.ts";
import type { Save } from "#server/ports/store.ts";
import { Chance } from "./chance.ts";
import { type Company, foundCompany } from "./company.ts";
import { FrameWatch } from "./frame-watch.ts";
import { type Line, Network, type ServerEnd } from "./network.ts";
import { CustomerPage, DeskPage, type Page, type PageWorld, browserMemory } from "./pages.ts";
import { PlainModel } from "./plain-model.ts";
import { takeIn } from "./plain-happenings.ts";
import { PresenceBook } from "./presence-book.ts";
import { SeenMarks } from "./seen-marks.ts";
import { type Running, ServerPlace, type Storage } from "./server-place.ts";
import { WorldTime } from "./world-time.ts";

/** What a world is made of. */
export interface WorldForm {
  readonly storage: Storage;
  /** How many servers there are on its data. */
  readonly servers: number;
}

/** Something was said by somebody. */
export interface Said {
  readonly page: Page;
  readonly text: string;
}

/** How many turns of the event loop nothing must be under way to count as rest. */
const quietTurns = 4;

/** Longer than the longest way back: a silent line is given up, and tried again after the longest pause. */
const healsWithinMs = 40_000;

/** How long things take in a world of one server, and in one of several. */
const paces = {
  one: {
    /** Longer than a frame is under way when nothing troubles it, and than cards and positions follow it. */
    quietMs: 800,
    /** Longer than anything that was decided on a connection is under way to the store. */
    momentMs: 3_000,
    /** How long a server may not know what another has done. */
    behindMs: 0,
    /** Does it take time that somebody is awake in until all know of a connection? */
    isHeardAwake: false,
    /** How late a server may be with what time brings about: its clock may be set back so much. */
    lateMs: 4_000,
  },
  several: { quietMs: 3_000, momentMs: 8_000, behindMs: 2_500, isHeardAwake: true, lateMs: 12_000 },
};

/** Longer than a server that is no more may count as there, and its people as connected. */
const leaseMs = 20_000;

/**
 * Two companies, their customers' and agents' browsers, and the servers between them, over a network, a
 * clock, a store and a bus that troubles can be made for. One seed decides everything that chance decides.
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
  readonly places: readonly ServerPlace[];
  readonly pace: (typeof paces)["one"];
  readonly #marks: SeenMarks;
  readonly #storage: Storage;
  /** When each log grew last. */
  readonly #changedAt = new Map<string, number>();
  readonly #ids: Ids;
  readonly #pageWorld: PageWorld;
  /** Whom servers that died held, until it is sure that their leases have run out. */
  #orphans: { readonly ids: readonly string[]; readonly diedAt: number }[] = [];
  #texts = 0;

  private constructor(seed: number, { storage, servers }: WorldForm) {
    const isOne = servers === 1;
    this.pace = paces[isOne ? "one" : "several"];
    this.#storage = storage;
    this.time = new WorldTime(() => this.rest());
    this.chance = new Chance(seed);
    this.network = new Network(this.time, this.chance.fork());
    this.presence = new PresenceBook(this.time, this.pace);
    this.#marks = new SeenMarks(this.model, this.time);
    this.frames = new FrameWatch(this.model, this.complain, {
      companies: this.companies,
      isOneServer: isOne,
    });
    const ids = this.chance.fork();
    this.#ids = { next: <Id extends string>() => ids.letters(20) as Id };
    this.#pageWorld = {
      time: this.time,
      chance: this.chance.fork(),
      openLine: (listeners, page) => this.#openLine(listeners, page),
      accept: (end, page) => this.#accept(end, page),
    };
    this.places = Array.from({ length: servers }, () => this.#place());
  }

  static async open(seed: number, form: WorldForm): Promise<World> {
    const world = new World(seed, form);
    for (const place of world.places) await place.start();
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

  /** The servers that live, those first that must know everything by now. */
  get running(): Running[] {
    const calmFirst = this.places.toSorted((a, b) => Number(b.isCalm) - Number(a.isCalm));
    return calmFirst.flatMap(({ running }) => running ?? []);
  }

  get calm(): Running[] {
    return this.places.flatMap(({ running, isCalm }) => (running && isCalm ? [running] : []));
  }

  /** The place that a step means by this number. */
  place(which: number): ServerPlace {
    return this.places[which % this.places.length]!;
  }

  /** Has this log stood still for so long that every server must know of its last line? */
  readonly isSettled = (logId: string): boolean =>
    this.time.now - (this.#changedAt.get(logId) ?? 0) >= this.pace.behindMs;

  /** One server cannot reach the store for so long, and others take its people for gone. */
  cutStore(which: number, forMs: number): void {
    const place = this.place(which);
    place.cutStore(forMs);
    for (const id of place.running?.goodbyes.values() ?? []) this.presence.doubt(id, forMs);
  }

  /** How many messages of this chat a desk of this user may show as unread. */
  unread(userId: string, chatId: string): { atLeast: number; atMost: number } {
    return this.#marks.unread(userId, chatId);
  }

  /** Ends every trouble, and lets time go on until everybody is connected and nothing is under way. */
  async heal(): Promise<void> {
    this.network.slowTo(30);
    for (const page of [...this.customers, ...this.desks]) page.isCutOff = false;
    while (this.places.some(({ running }) => !running)) await this.time.pass(1_000);
    for (const place of this.places) {
      place.slowStore(0);
      place.cutStore(0);
      place.trouble(null);
      place.setBack(0);
    }
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
      await this.time.pass(this.pace.quietMs);
    }
  }

  async close(): Promise<void> {
    for (const page of [...this.customers, ...this.desks]) page.close();
    await this.time.pass(1_000);
    for (const place of this.places) await place.close();
    await this.#storage.remove();
  }

  /** Lets everything run that is ready to. */
  async rest(): Promise<void> {
    for (let quiet = 0; quiet < quietTurns;) {
      await nextTurn();
      quiet = this.places.some(({ isBusy }) => isBusy) ? 0 : quiet + 1;
    }
    this.frames.isQuiet();
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

  #place(): ServerPlace {
    const { time, chance, complain } = this;
    return new ServerPlace({
      storage: this.#storage,
      time,
      chance,
      ids: this.#ids,
      complain,
      saved: (save) => this.#saved(save),
      started: () => this.#countOrphans(),
      died: (running) => this.#died(running),
    });
  }

  #died({ lines, goodbyes }: Running): void {
    this.#marks.crashed();
    for (const line of lines) line.serverDies(this.chance);
    for (const goodbye of goodbyes.keys()) goodbye();
    if (this.places.length === 1) return;
    this.#orphans.push({ ids: [...goodbyes.values()], diedAt: this.time.now });
    this.#countOrphans();
  }

  /** Servers that have just begun to look at others give those that are no more a whole lease. */
  #countOrphans(): void {
    const { now } = this.time;
    const watchedSince = Math.min(...this.running.map(({ startedAt }) => startedAt));
    this.#orphans = this.#orphans.filter(({ diedAt }) => Math.max(watchedSince, diedAt) + leaseMs > now);
    for (const { ids } of this.#orphans) for (const id of ids) this.presence.mayCount(id, leaseMs);
  }

  #saved(save: Save): void {
    for (const { logId } of save.appends) this.#changedAt.set(logId, this.time.now);
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
    const [running] = this.running;
    if (!running) throw new Error("Nothing runs yet");
    const { company, changes } = foundCompany(mark, { ids: this.#ids, at: this.time.now, agents });
    this.companies.push(company);
    await running.server.parts.logs.commit(company.accountId, changes, { commandId: null });
    // Until the others know of it.
    if (this.places.length > 1) await this.time.pass(this.pace.behindMs);
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
    const place = this.places.length === 1 ? this.places[0] : this.place(this.chance.below(1_000));
    if (!place?.running) return false;
    const { server, lines, goodbyes } = place.running;
    lines.add(end.line);
    let goodbye = () => {};
    // The server knows of them from their hello on.
    end.on("message", (bytes: Buffer) => {
      const text = bytes.toString();
      if (page.caller && text.startsWith('{"type":"mark"')) {
        const mark = JSON.parse(text) as { chatId: string; seen: number };
        // Who cannot look into the store may not know what they have read, and refuses them.
        this.#marks.marked(page.caller.userId, { ...mark, isKept: place.cutForMs === 0 });
      }
      if (!text.startsWith('{"type":"hello')) return;
      goodbye();
      goodbyes.delete(goodbye);
      const id = page.caller?.userId ?? this.customerId(page as CustomerPage);
      if (!id) return;
      goodbye = this.presence.came(id);
      if (place.cutForMs > 0) this.presence.doubt(id, place.cutForMs);
      goodbyes.set(goodbye, id);
    });
    end.on("close", () => {
      goodbye();
      goodbyes.delete(goodbye);
      lines.delete(end.line);
    });
    if (page.caller) server.acceptStaff(end, page.caller);
    else server.acceptCustomer(end, (page as CustomerPage).widgetId);
    return true;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
