import type { Answer } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Change } from "#core/change.ts";
import { type Refusal, isRefusal } from "#core/refusal.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import {
  type Row,
  type SaveOutcome,
  type Store,
  StoreBusyFault,
  type StoredEvent,
  StoreFault,
} from "../ports/store.ts";
import { answerId } from "./answer-id.ts";
import type { Decision, Prepared } from "./decision.ts";
import type { Step } from "./sequence.ts";
import { ReadWriteLock } from "../basics/read-write-lock.ts";
import { KeyedMutex } from "../basics/keyed-mutex.ts";

/** Most attempts at one decision, each after a conflict with another save. */
const attemptsMax = 100;

export type Performed = { readonly ok: Answer } | { readonly refusal: Refusal };

/** Something to be decided and stored. */
export interface Operation {
  /** `null`: background work, which no client repeats. */
  readonly commandId: CommandId | null;
  readonly turn: string;
  /** Decides while nothing else of its account is under way. */
  readonly isAlone?: boolean;
  /** Key of a second mutex taken inside the first, determined once the first is held. */
  readonly innerTurn?: () => string | null;
  /** Other logs in which the same command may have left its mark. */
  readonly alsoIn?: () => readonly string[];
  readonly rows?: readonly Row[];
  readonly prepare: () => Prepared | Promise<Prepared>;
  /** The command's place in its connection's sequence; background work has none. */
  readonly step?: Step | undefined;
}

interface Attempt {
  readonly decision: Decision;
  /** `null`: there was nothing to save, or the logs in `elsewhere` have to be searched first. */
  readonly outcome: SaveOutcome | null;
  readonly elsewhere: readonly string[];
}

interface Needs {
  readonly logs: Logs;
  readonly store: Store;
  readonly clock: Clock;
}

/** The one door: decides on what the logs say now, stores it, and decides again if they had moved on. */
export class Performer {
  readonly #logs: Logs;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #mutex = new KeyedMutex();
  readonly #account = new ReadWriteLock();

  constructor({ logs, store, clock }: Needs) {
    this.#logs = logs;
    this.#store = store;
    this.#clock = clock;
  }

  /** Throws a `StoreFault` when it cannot be known whether it was stored. */
  async perform(operation: Operation): Promise<Performed> {
    const { turn, step } = operation;
    let inner: string | null = null;
    await this.#mutex.acquire(turn);
    try {
      for (
        let asked = operation.innerTurn?.() ?? null;
        asked !== inner;
        asked = operation.innerTurn?.() ?? null
      ) {
        if (inner !== null) this.#mutex.release(inner);
        inner = asked;
        const coming = inner && this.#mutex.acquire(inner);
        if (!coming) break;
        // While it was waited for it may have become another.
        await coming;
      }
      if (step && !step.mayGoOn()) {
        throw new StoreBusyFault("What was asked before this could not be stored");
      }
      return await this.#inPlace(operation);
    } catch (fault) {
      if (fault instanceof StoreFault) step?.failed();
      throw fault;
    } finally {
      if (inner !== null) this.#mutex.release(inner);
      this.#mutex.release(turn);
    }
  }

  /** The answer this got when it came before; `null` when it never did, or left nothing behind. */
  answerBefore(operation: Operation): Promise<Answer | null> {
    const { turn } = operation;
    return this.#mutex.run(turn, () => this.#answerFrom(operation, [turn, ...alsoIn(operation)]));
  }

  async #inPlace(operation: Operation): Promise<Performed> {
    const looked = new Set<string>();
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      const { decision, outcome, elsewhere } = await this.#decideAndSave(operation, looked);
      if (outcome?.kind === "saved") return { ok: this.#answer(operation, decision) };
      if (outcome?.kind === "conflict") continue;
      if (outcome?.kind === "moved") throw new StoreBusyFault("The account has another home by now");
      const logIds = [operation.turn, ...alsoIn(operation), ...(outcome ? [outcome.logId] : [])];
      const before = await this.#answerFrom(operation, logIds);
      if (before) return { ok: before };
      if (outcome) continue;
      if (elsewhere.length > 0) {
        // The store was read meanwhile, so the decision may be stale and is made again.
        for (const logId of elsewhere) looked.add(logId);
      } else {
        return isRefusal(decision) ? { refusal: decision } : { ok: this.#unchanged(operation) };
      }
    }
    throw new StoreFault(`No save fitted in ${attemptsMax} attempts`, undefined);
  }

  /**
   * Decides and saves while no change of settings comes between; a change of settings does so while
   * nothing else of its account is under way. What a rule relied on being absent is still absent then,
   * which no number of a log could tell. (V-4)
   */
  async #decideAndSave(operation: Operation, looked: ReadonlySet<string>): Promise<Attempt> {
    const { commandId, rows = [] } = operation;
    const prepared = operation.prepare();
    const decide = prepared instanceof Promise ? await prepared : prepared;
    const { isAlone = false } = operation;
    const entering = this.#account.acquire(isAlone);
    if (entering) await entering;
    try {
      const ledgerAt = isAlone ? await this.#logs.settle() : undefined;
      const decision = decide();
      if (isRefusal(decision) || decision.length === 0) return { decision, outcome: null, elsewhere: [] };
      // The save itself detects the command in the logs it touches; the other logs are searched first.
      const elsewhere = alsoIn(operation).filter(
        (logId) => !looked.has(logId) && !decision.some(({ id }) => id === logId),
      );
      if (elsewhere.length > 0) return { decision, outcome: null, elsewhere };
      const outcome = await this.#logs.commit(decision, { commandId, rows, ledgerAt });
      return { decision, outcome, elsewhere };
    } finally {
      this.#account.release();
    }
  }

  /** The answer names the log whose turn it was, or else the first one that grew. */
  #answer(operation: Operation, decision: Decision): Answer {
    const changes = isRefusal(decision) ? [] : decision;
    const main = changes.findLast(({ id }) => id === operation.turn) ?? firstLogsLast(changes);
    const { log: kind, id, event } = main;
    const number = this.#logs.peek(kind, id)?.number ?? 0;
    const savedId = answerId(event.type, event);
    return { log: id, number, at: event.at, ...(savedId ? { id: savedId } : {}) };
  }

  #unchanged({ turn }: Operation): Answer {
    return { log: turn, number: 0, at: this.#clock.now() };
  }

  /** The answer this command got when it came before, from the mark it left in one of these logs. */
  async #answerFrom(operation: Operation, logIds: readonly string[]): Promise<Answer | null> {
    const { commandId } = operation;
    if (commandId === null) return null;
    for (const logId of logIds) {
      const event = await this.#store.findCommand(logId, commandId);
      if (event?.accountId !== this.#logs.accountId) continue;
      // An agent's log names the chat, and the chat's log holds the answer.
      if (event.type === "agent.chat-gained") {
        return this.#answerFrom(operation, [event.body["chatId"] as string]);
      }
      return answerOf(event);
    }
    return null;
  }
}

function alsoIn(operation: Operation): readonly string[] {
  return operation.alsoIn?.() ?? [];
}

function firstLogsLast(changes: readonly Change[]): Change {
  const last = changes.findLast(({ id }) => id === changes[0]?.id);
  if (!last) throw new Error("There are no changes to answer for");
  return last;
}

function answerOf({ logId, number, at, type, body }: StoredEvent): Answer {
  const id = answerId(type, body);
  return { log: logId, number, at, ...(id ? { id } : {}) };
}
