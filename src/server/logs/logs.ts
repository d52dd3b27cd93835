import type { CommandId } from "#contract/ids.ts";
import type { Change } from "#core/change.ts";
import { newAgent } from "#core/agent/agent.ts";
import type { Have } from "#contract/frames.ts";
import type { AccountId, ChatId } from "#core/ids.ts";
import type { Bus, ErasedLog } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import { type Meter, noMeter } from "../ports/meter.ts";
import {
  type LogKind,
  type LogName,
  type Row,
  type Save,
  type SaveOutcome,
  type Store,
  StoreBusyFault,
  type StoredEvent,
} from "../ports/store.ts";
import type { ChatRow, OfflineMessageRow } from "../ports/rows.ts";
import { chatOfRow } from "./chat-of-row.ts";
import { ContactsInUse } from "./contacts-in-use.ts";
import { evolved } from "./evolve-state.ts";
import type { AnyState, LogIds, LogStates } from "./log-states.ts";
import { type Growth, type Plan, planSave } from "./plan-save.ts";
import { isLasting } from "./is-lasting.ts";
import { readWhatGoesOn } from "./read-what-goes-on.ts";
import { LruCache } from "../basics/lru-cache.ts";
import { UnsureLogs } from "./unsure-logs.ts";

/**
 * Most finished chats, customers and contacts of each kind kept in memory. Everything live is always kept.
 */
const idleMax = 1_000;

interface Commanded {
  readonly commandId: CommandId | null;
  readonly rows?: readonly Row[];
  /** See `Save`. */
  readonly ledgerAt?: number | undefined;
}

interface Needs {
  readonly accountId: AccountId;
  /** See `Save`. */
  readonly epoch?: number;
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly meter?: Meter;
  /** Receives faults of background reads. */
  readonly failed?: (fault: unknown) => void;
}

/**
 * The logs of one account as this process knows them. States of everything live (the account, agents, chats
 * until they are closed) are in memory; the rest is loaded on demand. States change by committed events only,
 * so a state is the log's current one or slightly stale. A save decided on a stale state conflicts and is
 * decided again.
 */
export class Logs {
  readonly accountId: AccountId;
  readonly epoch: number;
  readonly #store: Store;
  readonly #bus: Bus;
  readonly #meter: Meter;
  readonly #lasting: { readonly [Kind in LogKind]: Map<string, LogStates[Kind]> } = {
    account: new Map(),
    agent: new Map(),
    chat: new Map(),
    contact: new Map(),
    customer: new Map(),
    "offline-message": new Map(),
  };
  readonly #idle: { readonly [Kind in LogKind]: LruCache<LogStates[Kind]> } = {
    account: new LruCache(idleMax),
    agent: new LruCache(idleMax),
    chat: new LruCache(idleMax),
    contact: new LruCache(idleMax),
    customer: new LruCache(idleMax),
    "offline-message": new LruCache(idleMax),
  };
  readonly #contactsInUse = new ContactsInUse();
  /** Reads under way. A log erased meanwhile is not kept. */
  readonly #readings = new Set<{ readonly key: string; isErased: boolean }>();
  readonly #unsure: UnsureLogs;
  #history = "";

  constructor({ accountId, epoch = 0, store, bus, clock, meter = noMeter, failed = rethrow }: Needs) {
    this.accountId = accountId;
    this.epoch = epoch;
    this.#store = store;
    this.#bus = bus;
    this.#meter = meter;
    this.#unsure = new UnsureLogs({ clock, failed, read: (log) => this.#catchUpOnLog(log) });
  }

  /** The mark of the history that this process adds to; see `Have` in the contract. */
  get history(): string {
    return this.#history;
  }

  /**
   * Does the log still say what somebody holds of the chat, up to this number of this history? Not once a
   * backup from before that was restored.
   */
  async holds(chatId: ChatId, { number, history }: Have): Promise<boolean> {
    const chat = this.peek("chat", chatId);
    if (chat && history === this.#history && number <= chat.number) return true;
    return this.#store.isOfHistory({ logId: chatId, number, history });
  }

  /**
   * Loads everything live into memory and starts a history under this mark. Throws when stored data cannot be
   * understood.
   */
  async open(history: string): Promise<void> {
    const { accountId } = this;
    this.#history = history;
    await this.#store.beginHistory(accountId, history);
    const keep = (kind: LogKind, id: string, state: AnyState) =>
      this.#keep(kind, id as LogIds[LogKind], state);
    await readWhatGoesOn({ accountId, store: this.#store, keep });
  }

  /** The state of a log that is in memory; `undefined` when it is not, or there is no such log. */
  peek<Kind extends LogKind>(kind: Kind, id: LogIds[Kind]): LogStates[Kind] | undefined {
    return this.#lasting[kind].get(id) ?? this.#idle[kind].get(id);
  }

  readonly #stateOf = (kind: LogKind, id: string) => this.peek(kind, id as LogIds[LogKind]);

  /** Does the account exist? */
  get isFounded(): boolean {
    return this.#lasting.account.has(this.accountId);
  }

  get account(): LogStates["account"] {
    const account = this.#lasting.account.get(this.accountId);
    if (!account) throw new Error(`No account ${this.accountId}`);
    return account;
  }

  /** An agent of the account; one that was never heard of is unavailable. */
  agent(userId: LogIds["agent"]): LogStates["agent"] {
    return this.peek("agent", userId) ?? newAgent(this.accountId, userId);
  }

  /** Agents with at least one event. */
  agents(): Iterable<LogStates["agent"]> {
    return this.#lasting.agent.values();
  }

  /** Chats that are waiting, owned or in wrap-up. */
  liveChats(): Iterable<LogStates["chat"]> {
    return this.#lasting.chat.values();
  }

  /** Number of logs of this kind kept in memory because they are live. */
  liveCount(kind: LogKind): number {
    return this.#lasting[kind].size;
  }

  /** Is the chat waiting, owned or in wrap-up? */
  isLive(chatId: LogIds["chat"]): boolean {
    return this.#lasting.chat.has(chatId);
  }

  /** Offline messages that nobody has finished. */
  openOfflineMessages(): Iterable<LogStates["offline-message"]> {
    return this.#lasting["offline-message"].values();
  }

  /** The state of a log, from memory or else from the store; `null` when there is no such log. */
  async load<Kind extends LogKind>(kind: Kind, id: LogIds[Kind]): Promise<LogStates[Kind] | null> {
    const kept = this.peek(kind, id);
    if (kept) return kept;
    const reading = { key: `${kind} ${id}`, isErased: false };
    this.#readings.add(reading);
    const state = await this.#read(kind, id).finally(() => this.#readings.delete(reading));
    if (!state || reading.isErased) return null;
    // A commit during the read has stored a newer state.
    const newer = this.peek(kind, id);
    if (newer) return newer;
    this.#keep(kind, id, state);
    // A live chat that was unknown here: it was stored although its save seemed to fail.
    if (kind === "chat" && isLasting(kind, state)) {
      const events = await this.#store.readLog(id, 0);
      this.#bus.publish({ news: [{ kind, logId: id, events }] });
    }
    return state;
  }

  /**
   * Stores changes that were decided just now on the states in memory, with nothing awaited in
   * between, and announces them. Anything but `saved` means that nothing has changed.
   */
  async commit(changes: readonly Change[], command: Commanded): Promise<SaveOutcome> {
    const { accountId, epoch } = this;
    const plan = planSave(changes, { accountId, epoch, rows: [], ...command }, this.#stateOf);
    let outcome: SaveOutcome;
    try {
      outcome = await this.#store.save(plan);
    } catch (fault) {
      // The save may have been stored all the same. If so, its logs are read again as soon as the store
      // answers.
      if (!(fault instanceof StoreBusyFault)) this.#unsure.add(logsOf(plan));
      throw fault;
    }
    if (outcome.kind === "conflict") this.#meter.saveConflicted();
    // Another server is the account's home now, and its events do not concern this one.
    if (outcome.kind === "moved") return outcome;
    if (outcome.kind === "saved") this.#takeIn(plan);
    // Either somebody else has appended or this very command was stored before. Followers must hear of it.
    else await this.#catchUpOn(plan);
    return outcome;
  }

  /**
   * Takes in everything that the account's ledger holds, including saves whose answer was lost. Returns the
   * position up to which this is certain: a save at that position fits only if nothing was stored since.
   */
  async settle(): Promise<number> {
    const ledgerAt = await this.#store.readLedgerHead(this.accountId);
    await this.#unsure.readNow();
    return ledgerAt;
  }

  /** Forgets logs that were erased from the store, and announces that. */
  forget(erased: readonly ErasedLog[]): void {
    for (const { kind, id } of erased) {
      const key = `${kind} ${id}`;
      this.#drop(kind, id);
      for (const reading of this.#readings) if (reading.key === key) reading.isErased = true;
    }
    if (erased.length > 0) this.#bus.publish({ news: [], erased });
  }

  #drop(kind: LogKind, id: string): void {
    this.#lasting[kind].delete(id);
    this.#idle[kind].delete(id);
    if (kind === "chat") this.#keepContactOf(id as LogIds["chat"], null);
  }

  /** Reads what others have appended to the account's log, and announces it. */
  async catchUpOnAccount(): Promise<void> {
    const { accountId } = this;
    await this.#catchUpOnLog({ kind: "account", id: accountId, accountId });
  }

  /** Keeps what a save has made of its logs, and announces it, unless that has been read back meanwhile. */
  #takeIn({ appends }: Plan): void {
    const news: Growth[] = [];
    for (const growth of appends) {
      const { kind, logId, expected, events, state } = growth;
      const id = logId as LogIds[LogKind];
      const known = this.peek(kind, id)?.number ?? 0;
      if (!state || known >= expected + events.length) continue;
      this.#keep(kind, id, state);
      news.push(growth);
    }
    if (news.length > 0) this.#bus.publish({ news });
  }

  /** Reads the events that the save's logs hold beyond those known here, and announces them. */
  async #catchUpOn(save: Save): Promise<void> {
    for (const log of logsOf(save)) await this.#catchUpOnLog(log);
  }

  async #catchUpOnLog(log: LogName): Promise<void> {
    const { kind } = log;
    const id = log.id as LogIds[LogKind];
    const known = this.peek(kind, id)?.number ?? 0;
    // Starts at the last known event, to distinguish an erased log from one that has not grown.
    const events = await this.#store.readLog(id, Math.max(0, known - 1));
    const isErased = known > 0 && events.length === 0;
    if (isErased && (kind === "chat" || kind === "customer" || kind === "offline-message")) {
      this.forget([{ kind, id } as ErasedLog]);
    } else this.#learn(log, events);
  }

  /** Keeps and announces those of these events that are news here. */
  #learn(log: LogName, events: readonly StoredEvent[]): void {
    const id = log.id as LogIds[LogKind];
    const known = this.peek(log.kind, id) ?? null;
    const news = events.filter(({ number }) => number > (known?.number ?? 0));
    // The state was dropped during the read. The log is read as a whole when it is next needed.
    if (news[0]?.number !== (known?.number ?? 0) + 1) return;
    const state = evolved(log.kind, known, news);
    if (state) this.#keep(log.kind, id, state);
    this.#bus.publish({ news: [{ kind: log.kind, logId: log.id, events: news }] });
  }

  /**
   * An id from a client may belong to another account or to another kind of log; then there is no such log
   * here.
   */
  async #read<Kind extends LogKind>(kind: Kind, id: LogIds[Kind]): Promise<LogStates[Kind] | null> {
    const row = await this.#readRow(kind, id);
    if (row?.account_id !== this.accountId) return null;
    if (kind === "offline-message") return JSON.parse((row as OfflineMessageRow).state) as LogStates[Kind];
    const start = kind === "chat" ? chatOfRow(row as ChatRow) : null;
    return this.#catchUp(kind, id, start as LogStates[Kind] | null);
  }

  /** The row of a log that is not always in memory. */
  #readRow(kind: LogKind, id: string): Promise<{ readonly account_id: AccountId } | null> {
    switch (kind) {
      case "chat":
        return this.#store.readChat(id as LogIds["chat"]);
      case "offline-message":
        return this.#store.readOfflineMessage(id as LogIds["offline-message"]);
      case "contact":
        return this.#store.readContact(id as LogIds["contact"]);
      case "customer":
        return this.#store.readCustomer(id as LogIds["customer"]);
      default:
        return Promise.resolve(null);
    }
  }

  async #catchUp<Kind extends LogKind, State extends LogStates[Kind] | null>(
    kind: Kind,
    id: LogIds[Kind],
    start: State,
  ): Promise<State | LogStates[Kind]> {
    return evolved(kind, start, await this.#store.readLog(id, start?.number ?? 0)) as State | LogStates[Kind];
  }

  #keep<Kind extends LogKind>(kind: Kind, id: LogIds[Kind], state: AnyState): void {
    const lasting = this.#lasting[kind] as Map<string, AnyState>;
    if (this.#isLasting(kind, state)) {
      lasting.set(id, state);
      this.#idle[kind].delete(id);
    } else {
      lasting.delete(id);
      (this.#idle[kind] as LruCache<AnyState>).set(id, state);
    }
    if (kind !== "chat") return;
    const chat = state as LogStates["chat"];
    this.#keepCustomerOf(chat);
    this.#keepContactOf(chat.chatId, this.isLive(chat.chatId) ? chat.contactId : null);
  }

  /** Keeps the contact in memory while its chat is live. */
  #keepContactOf(chatId: LogIds["chat"], contactId: LogIds["contact"] | null): void {
    const before = this.#contactsInUse.set(chatId, contactId);
    if (before === contactId) return;
    for (const id of [before, contactId]) {
      const contact = id && this.peek("contact", id);
      if (contact) this.#keep("contact", contact.contactId, contact);
    }
  }

  /** Keeps the customer in memory while their chat is live, because they will write in it again. */
  #keepCustomerOf({ chatId, customerId }: LogStates["chat"]): void {
    if (this.#lasting.chat.has(chatId) === this.#lasting.customer.has(customerId)) return;
    const customer = this.peek("customer", customerId);
    if (customer?.chatId === chatId) this.#keep("customer", customerId, customer);
  }

  #isLasting(kind: LogKind, state: AnyState): boolean {
    if (kind === "contact") return this.#contactsInUse.has((state as LogStates["contact"]).contactId);
    if (kind !== "customer") return isLasting(kind, state);
    const { chatId } = state as LogStates["customer"];
    return chatId !== null && this.#lasting.chat.has(chatId);
  }
}

function rethrow(fault: unknown): never {
  throw fault;
}

function logsOf({ accountId, appends }: Save): LogName[] {
  return appends.map(({ kind, logId: id }) => ({ kind, id, accountId })).toSorted(agentsLast);
}

/** An agent is never known further than their chats. */
function agentsLast(a: LogName, b: LogName): number {
  return Number(a.kind === "agent") - Number(b.kind === "agent");
}
