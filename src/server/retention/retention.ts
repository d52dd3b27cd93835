import { setImmediate } from "node:timers/promises";
import { erasedUpTo, erasureDue } from "#core/chat/retention.ts";
import type { KeyedMutex } from "../basics/keyed-mutex.ts";
import type { Reminders } from "../deadlines/reminders.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import { erasedLogs } from "../ports/erased-logs.ts";
import { type Store, StoreFault } from "../ports/store.ts";

/**
 * Most events erased in one batch. The chat that fills the batch is erased whole, however long its log is.
 * Other saves wait for at most one batch: 500 events took 2 to 10 ms on SQLite, a chat of 5,000 took 18 ms.
 */
const eventsMax = 500;

/** Longest time between two sweeps. It is short enough for the next due time to be known well before. */
const lookEveryMs = 3_600_000;

/** Delay before a sweep is tried again after the store failed. */
const retryAfterMs = 60_000;

/** Most attempts at one batch, each after a change of settings came first. */
const attemptsMax = 10;

/** The number of things erased. */
export interface ErasedCounts {
  readonly chats: number;
  readonly customers: number;
  readonly offlineMessages: number;
  readonly events: number;
}

const nothing: ErasedCounts = { chats: 0, customers: 0, offlineMessages: 0, events: 0 };

interface Needs {
  readonly logs: Logs;
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly reminders: Reminders;
  /** One account of a server at a time is swept, so that saves of others always find a connection. */
  readonly sweeps: KeyedMutex;
  readonly swept: (counts: ErasedCounts) => void;
  readonly failed: (fault: unknown) => void;
}

/**
 * Erases finished chats and offline messages that the account no longer keeps. (B-80) Their rows say when
 * they finished, and memory holds only a reminder of the next due time. A restart therefore loses nothing:
 * whatever came due meanwhile is erased when the account is opened.
 */
export class Retention {
  readonly #needs: Needs;
  /** The sweep that is running or queued; `isStale`: something has changed since it read the rows. */
  #sweeping: { isStale: boolean; hasTurn: boolean; done: Promise<void> } | null = null;
  #erased = nothing;
  #isStopped = false;

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.bus.subscribe(({ news }) => {
      for (const { kind, events } of news) {
        const isAboutRules = events.some(
          ({ type }) => type === "account.changed" || type === "account.created",
        );
        if (kind === "account" && isAboutRules) this.look();
      }
    });
  }

  start(): void {
    this.look();
  }

  /** Finishes the running batch and starts no other. Sweeps of other accounts are not awaited. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#sweeping?.hasTurn) await this.idle();
  }

  /** Resolves when nothing is being erased. */
  async idle(): Promise<void> {
    while (this.#sweeping) await this.#sweeping.done;
  }

  /** Everything erased since the start. */
  counts(): ErasedCounts {
    return this.#erased;
  }

  /** Erases everything that is due and sets a reminder for the next due time. */
  look(): void {
    if (this.#sweeping) this.#sweeping.isStale = true;
    if (this.#sweeping || this.#isStopped) return;
    const sweep = { isStale: false, hasTurn: false, done: Promise.resolve() };
    this.#sweeping = sweep;
    sweep.done = this.#needs.sweeps
      .run("sweep", async () => {
        if (this.#isStopped) return;
        sweep.hasTurn = true;
        await this.#sweep();
      })
      .catch((fault: unknown) => {
        this.#needs.failed(fault);
        this.#remind(this.#needs.clock.now() + retryAfterMs);
      })
      .finally(() => {
        this.#sweeping = null;
        if (sweep.isStale) this.look();
      });
  }

  async #sweep(): Promise<void> {
    let swept = nothing;
    try {
      for (;;) {
        const batch = await this.#eraseBatch();
        if (batch.events === 0) break;
        swept = sum(swept, batch);
        // Between two batches others have their turn.
        await setImmediate();
      }
    } finally {
      this.#erased = sum(this.#erased, swept);
      if (swept.events > 0) this.#needs.swept(swept);
    }
    await this.#remindOfNext();
  }

  async #eraseBatch(): Promise<ErasedCounts> {
    const { logs, store, clock } = this.#needs;
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      const { account, accountId, epoch } = logs;
      const upTo = erasedUpTo(account, clock.now());
      if (upTo === null || this.#isStopped) return nothing;
      const outcome = await store.erase({ accountId, epoch, expected: account.number, upTo, eventsMax });
      if (outcome.kind === "erased") {
        logs.forget(erasedLogs(outcome));
        const { chatIds, customerIds, offlineMessageIds, events } = outcome;
        return {
          chats: chatIds.length,
          customers: customerIds.length,
          offlineMessages: offlineMessageIds.length,
          events,
        };
      }
      // Its home erases it.
      if (outcome.kind === "moved") return nothing;
      await logs.catchUpOnAccount();
    }
    throw new StoreFault(`The settings had changed in ${attemptsMax} attempts to erase`, undefined);
  }

  async #remindOfNext(): Promise<void> {
    const { logs, store, clock } = this.#needs;
    if (this.#isStopped || logs.account.retentionDays === 0) {
      this.#remind(null);
      return;
    }
    const first = await store.firstFinishedAt(logs.accountId);
    const due = first === null ? null : erasureDue(logs.account, first);
    this.#remind(Math.min(due ?? Infinity, clock.now() + lookEveryMs));
  }

  #remind(at: number | null): void {
    this.#needs.reminders.setAt("retention", at, () => this.look());
  }
}

function sum(one: ErasedCounts, other: ErasedCounts): ErasedCounts {
  return {
    chats: one.chats + other.chats,
    customers: one.customers + other.customers,
    offlineMessages: one.offlineMessages + other.offlineMessages,
    events: one.events + other.events,
  };
}
