import type { Logger } from "pino";
import type { Clock } from "../ports/clock.ts";
import { type Store, StoreFault } from "../ports/store.ts";
import { isOutage } from "./is-outage.ts";

/** How often a store that is away is tried with a write. */
const tryEveryMs = 1_000;

/** Time limit of the read that checks the store. */
const answerWithinMs = 2_000;

/**
 * Tracks whether the store works. The store counts as away from its first failure until a write succeeds
 * again, which is tried every second; reading would prove nothing, because a full disk can still be read.
 */
export class StoreWatch {
  readonly #store: Pick<Store, "tryWriting" | "findStaffUsers">;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #listeners = new Set<(awayMs: number) => void>();
  #looking: Promise<void> | null = null;
  /** Since when it has been away, by the calendar and by the steady time. */
  #away: { readonly since: number; readonly from: number } | null = null;
  #cancel = () => {};

  constructor({ store, clock, logger }: { store: Store; clock: Clock; logger: Logger }) {
    this.#store = store;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Since when it has been away (ms since epoch); `null` while it is there. */
  get awaySince(): number | null {
    return this.#away?.since ?? null;
  }

  get isAway(): boolean {
    return this.#away !== null;
  }

  /** For how long it has been away, in ms; 0 while it is there. */
  get awayMs(): number {
    return this.#away ? this.#clock.steady() - this.#away.from : 0;
  }

  /**
   * Calls `listener` when the store is back, with the length of the outage in ms. Returns a function that
   * unsubscribes.
   */
  onBack(listener: (awayMs: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Reports a failed read or write. The store counts as away unless the fault concerns that statement alone.
   */
  failed(fault: StoreFault, isWrite = false): void {
    if (this.#away || !isOutage(fault, { isWrite })) return;
    this.#away = { since: this.#clock.now(), from: this.#clock.steady() };
    this.#logger.error({ err: fault }, "The store is away; it is tried again every second");
    this.#tryLater();
  }

  /** Checks that the store can be read, for callers that need its state while nothing else uses it. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = null));
    return this.#looking;
  }

  stop(): void {
    this.#cancel();
  }

  async #look(): Promise<void> {
    if (this.#away) return;
    const late = new StoreFault(`The store did not answer within ${answerWithinMs} ms`, undefined);
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(late), answerWithinMs);
    });
    try {
      await Promise.race([this.#store.findStaffUsers(""), waited]);
    } catch (fault) {
      if (!(fault instanceof StoreFault)) throw fault;
      this.failed(fault);
    } finally {
      clearTimeout(timer);
    }
  }

  #tryLater(): void {
    this.#cancel = this.#clock.after(tryEveryMs, () => void this.#try());
  }

  async #try(): Promise<void> {
    try {
      await this.#store.tryWriting();
    } catch (fault) {
      if (!(fault instanceof StoreFault)) this.#logger.error({ err: fault }, "The store could not be tried");
      this.#tryLater();
      return;
    }
    const { awayMs } = this;
    this.#away = null;
    this.#logger.warn({ awayMs }, "The store is back");
    for (const listener of this.#listeners) listener(awayMs);
  }
}

/** Wraps the store so that a watch learns of its failures. */
export function watchStore(world: { store: Store; clock: Clock; logger: Logger }) {
  const storeWatch = new StoreWatch(world);
  return { store: watchedStore(world.store, storeWatch), storeWatch };
}

const writing: ReadonlySet<string> = new Set<keyof Store>(["save", "savePositions", "erase", "tryWriting"]);

function watchedStore(store: Store, watch: StoreWatch): Store {
  const methods = store as unknown as Readonly<Record<string, (...given: unknown[]) => Promise<unknown>>>;
  const failed = (name: string) => (fault: unknown) => {
    if (fault instanceof StoreFault) watch.failed(fault, writing.has(name));
    throw fault;
  };
  const watched = Object.entries(store).map(([name, member]: [string, unknown]) => {
    if (typeof member !== "function" || name === "close") return [name, member];
    return [name, (...given: unknown[]) => methods[name]?.(...given).catch(failed(name))];
  });
  return Object.fromEntries(watched) as Store;
}
