import type { Clock } from "../ports/clock.ts";
import { type LogName, StoreFault } from "../ports/store.ts";

/** How soon a log is read again whose save may have been stored or not. */
const lookAfterMs = 500;

/** And once more: what the database was still committing when its line broke is visible a little later. */
const lookOnceMoreAfterMs = 15_000;

/**
 * Logs whose last save may have been stored or not, each once however often that has happened. They
 * are read one after the other as soon as the store can be read, so that a store that comes back is
 * not met by all of them at once.
 */
export class UnsureLogs {
  readonly #clock: Clock;
  readonly #read: (log: LogName) => Promise<void>;
  readonly #unread = new Map<string, LogName>();
  #isSet = false;

  /** `read` takes in what a log holds beyond what is known; it may throw a `StoreFault`. */
  constructor(clock: Clock, read: (log: LogName) => Promise<void>) {
    this.#clock = clock;
    this.#read = read;
  }

  add(logs: readonly LogName[]): void {
    this.#mark(logs);
    this.#clock.schedule(this.#clock.now() + lookOnceMoreAfterMs, () => this.#mark(logs));
  }

  #mark(logs: readonly LogName[]): void {
    for (const log of logs) this.#unread.set(log.id, log);
    if (this.#isSet) return;
    this.#isSet = true;
    this.#set();
  }

  #set(): void {
    this.#clock.schedule(this.#clock.now() + lookAfterMs, () => void this.#readAll());
  }

  async #readAll(): Promise<void> {
    for (const [id, log] of this.#unread) {
      this.#unread.delete(id);
      try {
        await this.#read(log);
      } catch (fault) {
        if (!(fault instanceof StoreFault)) throw fault;
        this.#unread.set(id, log);
        this.#set();
        return;
      }
    }
    this.#isSet = false;
  }
}
