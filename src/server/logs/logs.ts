import type { CommandId } from "#contract/ids.ts";
import type { Change } from "#core/change.ts";
import { newAgent } from "#core/agent/agent.ts";
import { isFinished } from "#core/chat/chat.ts";
import type { AccountId } from "#core/ids.ts";
import type { Bus } from "../ports/bus.ts";
import type { Append, LogKind, NewEvent, Row, Save, SaveOutcome, Store } from "../ports/store.ts";
import { changeOf, evolveState } from "./evolve-state.ts";
import type { AnyState, LogIds, LogStates } from "./log-states.ts";
import { changesRow, rowOfState } from "./row-of-state.ts";

/** Most finished chats, customers and contacts kept in memory; everything that goes on is kept always. */
const idleMax = 5_000;

interface Plan {
  readonly save: Save;
  /** What the logs will be once it is stored. */
  readonly next: readonly { kind: LogKind; id: string; state: AnyState }[];
}

/**
 * The logs as this process knows them. States of everything that goes on (accounts, agents, chats
 * until they are closed) are in memory; the rest is loaded when asked for. They only ever change by
 * events that are committed, so what is read here is what the log says, or said a moment ago: then
 * the save that was decided on it does not fit and is decided again.
 */
export class Logs {
  readonly #store: Store;
  readonly #bus: Bus;
  readonly #lasting: { readonly [Kind in LogKind]: Map<string, LogStates[Kind]> } = {
    account: new Map(),
    agent: new Map(),
    chat: new Map(),
    contact: new Map(),
    customer: new Map(),
  };
  readonly #idle = new Map<string, AnyState>();

  constructor({ store, bus }: { store: Store; bus: Bus }) {
    this.#store = store;
    this.#bus = bus;
  }

  /** Reads everything that goes on into memory. */
  async open(): Promise<void> {
    for (const row of await this.#store.readAccounts()) {
      this.#keep("account", row.account_id, JSON.parse(row.state) as LogStates["account"]);
    }
    for (const row of await this.#store.readAgents()) {
      this.#keep("agent", row.user_id, JSON.parse(row.state) as LogStates["agent"]);
    }
    for (const row of await this.#store.readOpenChats()) {
      const atRow = JSON.parse(row.state) as LogStates["chat"];
      this.#keep("chat", row.chat_id, await this.#catchUp("chat", row.chat_id, atRow));
      if (row.contact_id) await this.load("contact", row.contact_id);
    }
  }

  /** The state of a log that is in memory; `undefined` when it is not, or there is no such log. */
  peek<Kind extends LogKind>(kind: Kind, id: LogIds[Kind]): LogStates[Kind] | undefined {
    const kept = this.#lasting[kind].get(id) ?? this.#idle.get(`${kind} ${id}`);
    return kept as LogStates[Kind] | undefined;
  }

  /** An account that is known to exist. */
  account(accountId: AccountId): LogStates["account"] {
    const account = this.peek("account", accountId);
    if (!account) throw new Error(`No account ${accountId}`);
    return account;
  }

  /** An agent of the account; one that was never heard of is unavailable. */
  agent(accountId: AccountId, userId: LogIds["agent"]): LogStates["agent"] {
    return this.peek("agent", userId) ?? newAgent(accountId, userId);
  }

  accounts(): Iterable<LogStates["account"]> {
    return this.#lasting.account.values();
  }

  /** Chats that are waiting, owned or in wrap-up. */
  liveChats(): Iterable<LogStates["chat"]> {
    return this.#lasting.chat.values();
  }

  /** The state of a log, from memory or else from the store; `null` when there is no such log. */
  async load<Kind extends LogKind>(kind: Kind, id: LogIds[Kind]): Promise<LogStates[Kind] | null> {
    const kept = this.peek(kind, id);
    if (kept) return kept;
    const state = await this.#read(kind, id);
    if (!state) return null;
    // Whoever committed while this was being read has put something newer there.
    const newer = this.peek(kind, id);
    if (newer) return newer;
    this.#keep(kind, id, state);
    return state;
  }

  /**
   * Stores changes that were decided just now on the states in memory, with nothing awaited in
   * between, and announces them. Anything but `saved` means that nothing has changed.
   */
  async commit(
    accountId: AccountId,
    changes: readonly Change[],
    command: { readonly commandId: CommandId | null; readonly rows?: readonly Row[] },
  ): Promise<SaveOutcome> {
    const plan = this.#plan(accountId, changes, command);
    const outcome = await this.#store.save(plan.save);
    if (outcome.kind === "conflict") await this.#refresh(plan.save);
    if (outcome.kind !== "saved") return outcome;
    for (const { kind, id, state } of plan.next) this.#keep(kind, id as LogIds[LogKind], state);
    this.#bus.publish({
      accountId,
      news: plan.save.appends.map(({ kind, logId, expected, events }) => ({
        kind,
        logId,
        events: events.map((event, index) => ({
          ...event,
          accountId,
          logId,
          number: expected + index + 1,
        })),
      })),
    });
    return outcome;
  }

  #plan(
    accountId: AccountId,
    changes: readonly Change[],
    { commandId, rows = [] }: { commandId: CommandId | null; rows?: readonly Row[] },
  ): Plan {
    const next = new Map<string, Plan["next"][number]>();
    const appends = new Map<string, Append & { events: NewEvent[] }>();
    const stateRows = new Map<string, Row>();
    for (const { log: kind, id, event } of changes) {
      const before = next.get(id)?.state ?? this.peek(kind, id as LogIds[LogKind]) ?? null;
      const state = evolveState({ kind, id, accountId }, before, event);
      next.set(id, { kind, id, state });
      const append = appends.get(id) ?? { kind, logId: id, expected: before?.number ?? 0, events: [] };
      appends.set(id, append);
      const { type, at, ...body } = event;
      append.events.push({ type, at, body, commandId: null });
      if (changesRow(type)) stateRows.set(id, rowOfState(kind, state));
    }
    for (const { events } of appends.values()) {
      const last = events.at(-1);
      if (last) events[events.length - 1] = { ...last, commandId };
    }
    const save = { accountId, appends: [...appends.values()], rows: [...stateRows.values(), ...rows] };
    return { save, next: [...next.values()] };
  }

  /** Reads again what somebody else has appended to the logs of a save that did not fit. */
  async #refresh(save: Save): Promise<void> {
    for (const { kind, logId } of save.appends) {
      const id = logId as LogIds[LogKind];
      const known = this.peek(kind, id);
      const fresh = known ? await this.#catchUp(kind, id, known) : await this.#read(kind, id);
      const isNewer = fresh && fresh.number > (this.peek(kind, id)?.number ?? 0);
      if (isNewer) this.#keep(kind, id, fresh);
    }
  }

  async #read<Kind extends LogKind>(kind: Kind, id: LogIds[Kind]): Promise<LogStates[Kind] | null> {
    switch (kind) {
      case "chat": {
        const row = await this.#store.readChat(id as LogIds["chat"]);
        return row && this.#catchUp(kind, id, JSON.parse(row.state) as LogStates[Kind]);
      }
      // An id somebody sent may be that of another kind of log, which has no such row.
      case "contact":
        if (!(await this.#store.readContact(id as LogIds["contact"]))) return null;
        break;
      case "customer":
        if (!(await this.#store.readCustomer(id as LogIds["customer"]))) return null;
        break;
      default:
    }
    return this.#catchUp(kind, id, null);
  }

  async #catchUp<Kind extends LogKind, State extends LogStates[Kind] | null>(
    kind: Kind,
    id: LogIds[Kind],
    start: State,
  ): Promise<State | LogStates[Kind]> {
    const events = await this.#store.readLog(id, start?.number ?? 0);
    let state: AnyState | null = start;
    for (const event of events) {
      state = evolveState({ kind, id, accountId: event.accountId }, state, changeOf(event));
    }
    return state as State | LogStates[Kind];
  }

  #keep<Kind extends LogKind>(kind: Kind, id: LogIds[Kind], state: AnyState): void {
    const lasting = this.#lasting[kind] as Map<string, AnyState>;
    if (isLasting(kind, state)) {
      lasting.set(id, state);
      return;
    }
    lasting.delete(id);
    this.#idle.delete(`${kind} ${id}`);
    this.#idle.set(`${kind} ${id}`, state);
    if (this.#idle.size <= idleMax) return;
    const oldest = this.#idle.keys().next();
    if (!oldest.done) this.#idle.delete(oldest.value);
  }
}

function isLasting(kind: LogKind, state: AnyState): boolean {
  if (kind === "account" || kind === "agent") return true;
  return kind === "chat" && !isFinished(state as LogStates["chat"]);
}
