import type { AccountId, CustomerId } from "#core/ids.ts";
import { customerIdOf } from "#server/gateway/customer-id-of.ts";
import type { Ids } from "#server/ports/ids.ts";
import type { Save } from "#server/ports/store.ts";
import { Chance } from "./chance.ts";
import { type Company, type CompanyForm, companyForms, foundCompany } from "./company.ts";
import type { Fault } from "./faults.ts";
import { Connections } from "./connections.ts";
import { FrameWatch } from "./frame-watch.ts";
import { HomeBook } from "./home-book.ts";
import { Network } from "./network.ts";
import { CustomerPage, DeskPage, type Page, type PageWorld, browserMemory } from "./pages.ts";
import { type PlainChat, PlainModel } from "./plain-model.ts";
import { takeIn } from "./plain-happenings.ts";
import { PresenceBook } from "./presence-book.ts";
import { SeenMarks } from "./seen-marks.ts";
import { type Running, ServerPlace, type Storage } from "./server-place.ts";
import type { ServerProcess } from "./server-process.ts";
import { WorldTime } from "./world-time.ts";

/** Parts of a world. */
export interface WorldForm {
  readonly storage: Storage;
  /** How many servers there are on its data. */
  readonly servers: number;
  /** How many companies, small ones if there are more than two; left out: two. */
  readonly accounts?: number;
  /** Put into every server. */
  readonly fault?: Fault | null;
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

/** Longer than a frame is under way when nothing troubles it, and than cards and positions follow it. */
const quietMs = 800;

/** How often it is looked whether every account has somebody who looks after it. */
const lookEveryMs = 500;

/** How long an account that has just moved may still be put in order. */
const settlesWithinMs = 4_000;

/**
 * Companies, their customers' and agents' browsers, and the servers between them, over a network, clocks and
 * a store that troubles can be made for. One seed decides everything that chance decides.
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
  /** Faults found so far. */
  readonly complaints: string[] = [];
  readonly places: readonly ServerPlace[];
  /** Have the clocks of machines been set apart, so that times of one mean nothing to another? */
  areClocksApart = false;
  readonly #marks: SeenMarks;
  readonly #storage: Storage;
  /** When each log grew last. */
  readonly #changedAt = new Map<string, number>();
  readonly #ids: Ids;
  readonly #pageWorld: PageWorld;
  readonly #book: HomeBook;
  readonly #connections: Connections;
  readonly #switchOff: () => void;
  #texts = 0;

  private constructor(seed: number, { storage, servers, fault = null }: WorldForm) {
    const isOne = servers === 1;
    this.#storage = storage;
    this.#switchOff = fault?.switchOn?.() ?? (() => {});
    this.time = new WorldTime(() => this.rest());
    this.chance = new Chance(seed);
    this.network = new Network(this.time, this.chance.fork());
    const { time, complain } = this;
    this.#book = new HomeBook({ time, complain, took: () => this.#marks.unsure() });
    this.presence = new PresenceBook({ time, homeOf: (accountId) => this.#homeOf(accountId) });
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
      openLine: (listeners, page) => this.network.line(listeners, (text) => this.frames.sent(text, page)),
      accept: (end, page) => this.#connections.accept(end, page),
    };
    const homeOf = (accountId: AccountId) => this.#homeOf(accountId);
    this.#connections = new Connections({ world: this, marks: this.#marks, homeOf });
    this.places = Array.from({ length: servers }, (_, index) => this.#place(isOne ? null : index, fault));
  }

  static async open(seed: number, form: WorldForm): Promise<World> {
    const world = new World(seed, form);
    for (const place of world.places) await place.start();
    for (const [index, company] of companyForms(form.accounts).entries())
      await world.#found(company, world.place(index));
    await world.time.pass(1_000);
    if (form.servers > 1) world.#lookLater();
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

  /** The servers that live. */
  get running(): Running[] {
    return this.places.flatMap(({ running }) => running ?? []);
  }

  /**
   * The account's home, where nothing troubles it and it has had time to put everything right; `parts`: the
   * account, if it is open there.
   */
  calmHome({ accountId }: Company) {
    const home = this.#homeOf(accountId);
    const place = home && this.#placeOf(home.process);
    if (!home || !place?.isCalm || (this.places.length > 1 && this.time.now - home.since <= settlesWithinMs))
      return null;
    // The time for which a store is away counts against nobody.
    const since = this.places.length > 1 ? Math.max(home.since, place.troubledAt) : home.since;
    return { since, parts: place.account(accountId) };
  }

  /** Does something go on there that has to be looked after? */
  isAtWork({ accountId, administratorId, agentIds }: Company): boolean {
    const { model } = this;
    const isLive = ({ stage }: PlainChat) => stage !== "closed" && stage !== "abandoned";
    if ([...model.chats.values()].some((chat) => chat.accountId === accountId && isLive(chat))) return true;
    const agents = [administratorId, ...agentIds].map((userId) => model.agent(userId));
    return agents.some(({ base, owned }) => base !== "unavailable" || owned.size > 0);
  }

  /** The place that a step means by this number. */
  place(which: number): ServerPlace {
    return this.places[which % this.places.length]!;
  }

  /** For how long this log has stood still. */
  unchangedMs(logId: string): number {
    return this.time.now - (this.#changedAt.get(logId) ?? 0);
  }

  /** The clock of a machine is wrong by so much. */
  setApart(place: ServerPlace, behindMs: number): void {
    this.areClocksApart = true;
    place.setApart(behindMs);
  }

  /** How many messages of this chat a desk of this user may show as unread. */
  unread(userId: string, chatId: string): { atLeast: number; atMost: number } {
    return this.#marks.unread(userId, chatId);
  }

  /** Ends every trouble, and lets time go on until everybody is connected and nothing is under way. */
  async heal(): Promise<void> {
    this.network.slowTo(30);
    for (const page of [...this.customers, ...this.desks]) page.isCutOff = false;
    // One that stops ends by itself once it is not troubled any more.
    this.#endTroubles();
    while (this.places.some(({ running }) => !running || running.isStopping)) await this.time.pass(1_000);
    this.#endTroubles();
    await this.time.pass(healsWithinMs);
    // What a tab that was closed had not sent waits for the next page of that browser.
    for (const page of this.customers) {
      const kept = page.memory.keys("bellhop-outbox-").length;
      if (page.session.model.get().outbox.length < kept) page.reload();
    }
    await this.time.pass(healsWithinMs / 4);
    await this.quieten();
  }

  #endTroubles(): void {
    for (const place of this.places) {
      place.slowStore(0);
      place.cutStore(0);
      place.resume();
      place.trouble(null);
      place.setBack(0);
    }
  }

  /** Lets what time has just brought about reach everybody. */
  async quieten(): Promise<void> {
    for (let saves = -1; saves !== this.model.saves;) {
      ({ saves } = this.model);
      await this.time.pass(quietMs);
    }
  }

  async close(): Promise<void> {
    for (const page of [...this.customers, ...this.desks]) page.close();
    await this.time.pass(1_000);
    for (const place of this.places) await place.close();
    await this.#storage.remove();
    this.#switchOff();
  }

  /** Lets everything run that is ready to. */
  async rest(): Promise<void> {
    for (let quiet = 0; quiet < quietTurns;) {
      await nextTurn();
      const busy = this.places.flatMap((place) => place.busy ?? [])[0];
      if (busy) await busy;
      quiet = busy ? 0 : quiet + 1;
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

  #place(index: number | null, fault: Fault | null): ServerPlace {
    const { time, chance, complain } = this;
    return new ServerPlace({
      address: index === null ? null : `http://server-${index}.example`,
      storage: this.#storage,
      time,
      chance,
      ids: this.#ids,
      book: this.#book,
      fault,
      complain,
      saved: (save, process) => this.#saved(save, process),
      relay: (address, end, comer) => this.#connections.relay(address, end, comer),
      ended: (running) => this.#connections.ended(running),
    });
  }

  #homeOf(accountId: AccountId): { process: ServerProcess; since: number } | null {
    if (this.places.length > 1) return this.#book.homeOf(accountId);
    const running = this.places[0]?.running;
    return running ? { process: running.process, since: running.startedAt } : null;
  }

  #placeOf(process: ServerProcess): ServerPlace | undefined {
    return this.places.find(({ running }) => running?.process === process);
  }

  #lookLater(): void {
    this.time.schedule(this.time.now + lookEveryMs, () => {
      const isPossible = this.places.some(({ isAble, running }) => isAble && running?.line.slowMs === 0);
      for (const company of this.companies) {
        const { accountId } = company;
        const home = this.#homeOf(accountId);
        const place = home && this.#placeOf(home.process);
        const isOpen = place?.isAble && place.account(accountId) !== null;
        this.#book.look(accountId, { isServed: isOpen || !this.isAtWork(company), isPossible });
      }
      this.#lookLater();
    });
  }

  #saved(save: Save, process: ServerProcess): void {
    if (this.places.length > 1) this.#book.saved(save, process);
    for (const { logId } of save.appends) this.#changedAt.set(logId, this.time.now);
    takeIn(save, {
      model: this.model,
      complain: this.complain,
      isConnected: (id) => this.presence.isConnected(id),
      isSurelyHere: (id) => this.presence.isSurelyHere(id),
    });
  }

  async #found({ mark, agents, customers }: CompanyForm, { running }: ServerPlace): Promise<void> {
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
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
