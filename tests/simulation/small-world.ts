import { folderStorage } from "#server/files/folder-storage.ts";
import { type EveryAccount, everyAccount } from "../support/every-account.ts";
import type { GateNeeds } from "#server/gateway/gate-needs.ts";
import { bySystem } from "#core/author.ts";
import { savedItems, settingSaved } from "#core/account/account-event.ts";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { noMeter } from "#server/ports/meter.ts";
import { type CustomerModel, emptyCustomer, reduceCustomer } from "#client/reduce-customer.ts";
import type { CommandName } from "#contract/commands/commands.ts";
import type { CustomerServerFrame, StaffServerFrame } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Change } from "#core/change.ts";
import type { AccountId, ChatId, CustomerId, UserId, WidgetId } from "#core/ids.ts";
import { assemble } from "#server/assemble.ts";
import type { Asker, CustomerAsker, StaffAsker } from "#server/commands/asker.ts";
import type { CommandResult } from "#server/commands/command-runner.ts";
import { randomIds } from "#server/ports/ids.ts";
import type { Store } from "#server/ports/store.ts";
import { presentSituation } from "#server/presenters/present-situation.ts";
import { presentCustomerEvent } from "#server/presenters/present-customer-event.ts";
import { firstAccountEvents } from "#server/set-up/first-account.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { openSqlite } from "#server/store/engines/open-sqlite.ts";
import { openStore } from "#server/store/open-store.ts";
import { settle } from "../support/eventually.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";

const credentials = { setPassword: async () => {}, endSessions: async () => {} };

/** A customer with what their browser was sent and made of it. */
export interface Customer {
  readonly asker: CustomerAsker;
  readonly frames: CustomerServerFrame[];
  model: CustomerModel;
}

/** An agent with everything their desk was sent. */
export interface Agent {
  readonly asker: StaffAsker;
  readonly frames: StaffServerFrame[];
}

export interface Company {
  readonly accountId: AccountId;
  readonly customers: readonly Customer[];
  readonly agents: readonly Agent[];
}

/** A command as it was given, and its answer. */
export interface Given {
  readonly id: CommandId;
  readonly name: CommandName;
  readonly payload: unknown;
  readonly asker: Asker;
  readonly result: CommandResult;
}

/** Two companies on one server without doors: real store, real feeds, a clock that is moved by hand. */
export class SmallWorld {
  readonly companies: Company[] = [];
  readonly given: Given[] = [];
  readonly #folder: string;
  readonly #clock: ManualClock;
  readonly store: Store;
  readonly parts: EveryAccount;
  #commands = 0;
  #texts = 0;

  private constructor(world: { folder: string; clock: ManualClock; store: Store; parts: EveryAccount }) {
    this.#folder = world.folder;
    this.#clock = world.clock;
    this.store = world.store;
    this.parts = world.parts;
  }

  static async open(
    openEngine: (folder: string) => Promise<Engine> | Engine = openSqlite,
  ): Promise<SmallWorld> {
    const folder = await mkdtemp(join(tmpdir(), "bellhop-world-"));
    const clock = manualClock();
    const engine = await openEngine(folder);
    const { homes } = engine;
    await homes.join({ address: null, clock, failed() {} });
    const store = openStore(engine);
    const logger = pino({ level: "silent" });
    const parts = everyAccount(
      assemble({
        store,
        homes,
        clock,
        ids: randomIds(),
        credentials,
        storage: folderStorage("unused"),
        logger,
        meter: noMeter,
      }),
    );
    const world = new SmallWorld({ folder, clock, store, parts });
    for (const name of ["Acme", "Borealis"]) world.companies.push(await world.#found(name));
    await parts.start();
    return world;
  }

  async close(): Promise<void> {
    await this.parts.stop();
    await this.store.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  pass(ms: number): void {
    this.#clock.pass(ms);
  }

  /** Gives a command, under a new id or under one that was given before. */
  async give(
    asker: Asker,
    name: CommandName,
    { payload, again }: { payload: unknown; again?: CommandId },
  ): Promise<Given> {
    const id = again ?? (`command-${this.#commands++}-of-this-world` as CommandId);
    const result = await this.parts.commands.run({ id, name, payload }, asker);
    const given = { id, name, payload, asker, result };
    this.given.push(given);
    return given;
  }

  get now(): number {
    return this.#clock.now();
  }

  /** A text nobody else in this world says. */
  newText(): string {
    return `Text ${this.#texts++}.`;
  }

  /** Lets everything run that is ready to. */
  async rest(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await settle();
  }

  async #found(companyName: string): Promise<Company> {
    const ids = randomIds();
    const accountId = ids.next<AccountId>();
    const userId = ids.next<UserId>();
    const founder = {
      userId,
      accountName: companyName,
      name: `${companyName} Kim`,
      email: "kim@acme.example",
    };
    const events = firstAccountEvents(accountId, founder, { ids, at: this.#clock.now() });
    const [first] = savedItems(events, "user");
    if (!first) throw new Error("The account has no user");
    const second = {
      ...first,
      userId: ids.next<UserId>(),
      name: `${companyName} Robin`,
      email: "r@acme.example",
    };
    const all = [...events, settingSaved("user", second, { at: this.#clock.now(), by: bySystem("set-up") })];
    const changes = all.map((event): Change => ({ log: "account", id: accountId, event }));
    await this.parts.logs.commit(accountId, changes, { commandId: null });
    const agents = [userId, second.userId].map((id) =>
      this.#openDesk({ kind: "staff", accountId, userId: id }),
    );
    const customers = ["one", "two"].map((name) => this.#openChat(accountId, `${companyName} ${name}`));
    return { accountId, agents, customers };
  }

  #gates(accountId: AccountId): GateNeeds {
    const account = [...this.parts.accounts.open()].find((one) => one.accountId === accountId);
    if (!account) throw new Error(`Account ${accountId} is not open`);
    return account.parts.gates;
  }

  #openDesk(asker: StaffAsker): Agent {
    const { presence, deskFeed, connections } = this.#gates(asker.accountId);
    const { accountId, userId } = asker;
    // Somebody is connected, so the account stays open.
    connections.add({ stopListening() {}, end() {} });
    const frames: StaffServerFrame[] = [];
    const desk = deskFeed.add({ userId, send: (frame) => frames.push(frame) });
    presence.agentCame(userId);
    frames.push({ type: "welcome", version: 1, history: "one", now: 0, cards: desk.snapshot() });
    const [queueId] = Object.values(this.parts.logs.account(accountId).queues).map((queue) => queue.queueId);
    desk.watchQueue(queueId ?? null);
    desk.watchBoard(true);
    return { asker, frames };
  }

  #openChat(accountId: AccountId, name: string): Customer {
    const { presence, people } = this.#gates(accountId);
    const customerId = createHash("sha1").update(name).digest("hex").slice(0, 24) as CustomerId;
    const [widgetId] = Object.keys(this.parts.logs.account(accountId).widgets) as WidgetId[];
    if (!widgetId) throw new Error("The account has no widget");
    const customer: Customer = {
      asker: { kind: "customer", accountId, customerId, widgetId },
      frames: [],
      model: emptyCustomer,
    };
    const send = (frame: CustomerServerFrame) => {
      customer.frames.push(frame);
      customer.model = reduceCustomer(customer.model, frame);
    };
    presence.customerCame(customerId);
    people.addCustomer(customerId, {
      send,
      chatBegan: (chatId) => void this.#follow(customer, chatId, send),
    });
    return customer;
  }

  async #follow(
    { asker }: Customer,
    chatId: ChatId,
    send: (frame: CustomerServerFrame) => void,
  ): Promise<void> {
    const { logs } = this.parts;
    const account = () => logs.account(asker.accountId);
    await this.#gates(asker.accountId).chatFeed.follow(chatId, {
      have: 0,
      present: (stored) => presentCustomerEvent(account(), stored, asker.widgetId),
      deliver: (piece) =>
        send({ ...piece, situation: presentSituation(account(), logs.peek("chat", chatId)!, true) }),
      failed(fault) {
        throw fault;
      },
    });
  }
}
