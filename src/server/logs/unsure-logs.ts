import type { Clock } from "../ports/clock.ts";
import { type LogName, StoreFault } from "../ports/store.ts";

/** Delay before a log is read again after a save with an unknown outcome. */
const lookAfterMs = 500;

/**
 * Delay before it is read once more: a commit under way when the connection broke becomes visible a little
 * later.
 */
const lookOnceMoreAfterMs = 15_000;

interface Needs {
  readonly clock: Clock;
  /** Reads the events that a log holds beyond those known here; may throw a `StoreFault`. */
  readonly read: (log: LogName) => Promise<void>;
  readonly failed: (fault: unknown) => void;
}

/**
 * Logs whose last save may have been stored or not, each once however often that has happened. They
 * are read one after the other as soon as the store can be read, so that a store that comes back is
 * not met by all of them at once.
 */
export class UnsureLogs {
  readonly #clock: Clock;
  readonly #read: Needs["read"];
  readonly #failed: Needs["failed"];
  /** Logs still to be read. */
  readonly #unread = new Map<string, LogName>();
  /** Logs that a late commit may still add to, each with the number of saves in doubt. */
  readonly #doubtful = new Map<string, { readonly log: LogName; saves: number }>();
  #reading: LogName | null = null;
  #isSet = false;

  constructor({ clock, read, failed }: Needs) {
    this.#clock = clock;
    this.#read = read;
    this.#failed = failed;
  }

  add(logs: readonly LogName[]): void {
    for (const log of logs) {
      const doubtful = this.#doubtful.get(log.id) ?? { log, saves: 0 };
      doubtful.saves += 1;
      this.#doubtful.set(log.id, doubtful);
    }
    this.#mark(logs);
    this.#clock.after(lookOnceMoreAfterMs, () => {
      for (const { id } of logs) this.#settle(id);
      this.#mark(logs);
    });
  }

  /** Reads all of them at once, also those that have been read and may still grow. */
  async readNow(): Promise<void> {
    const logs = new Map(this.#unread);
    for (const [id, { log }] of this.#doubtful) logs.set(id, log);
    if (this.#reading) logs.set(this.#reading.id, this.#reading);
    for (const log of logs.values()) await this.#read(log);
  }

  #settle(id: string): void {
    const doubtful = this.#doubtful.get(id);
    if (doubtful && --doubtful.saves === 0) this.#doubtful.delete(id);
  }

  #mark(logs: readonly LogName[]): void {
    for (const log of logs) this.#unread.set(log.id, log);
    if (this.#isSet) return;
    this.#isSet = true;
    this.#set();
  }

  #set(): void {
    this.#clock.after(lookAfterMs, () => void this.#readAll());
  }

  async #readAll(): Promise<void> {
    for (const [id, log] of this.#unread) {
      this.#unread.delete(id);
      this.#reading = log;
      try {
        await this.#read(log);
      } catch (fault) {
        if (!(fault instanceof StoreFault)) {
          // A log that cannot be understood must not keep the others from being read.
          this.#failed(fault);
          continue;
        }
        this.#unread.set(id, log);
        this.#set();
        return;
      } finally {
        this.#reading = null;
      }
    }
    this.#isSet = false;
  }
}
