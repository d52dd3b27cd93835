import pg from "pg";
import { StoreFault } from "../../ports/store.ts";

/** The lock that whoever serves from this database holds, for as long as their connection lives. */
const servingLock = 7_233_102;

/** How long a start waits for the server before it to let go. */
const waitMs = 5_000;
const lookEveryMs = 250;
const againAfterMs = 1_000;

/**
 * Takes a database for one server, or for those that are servers of one cluster: news of a server that
 * was not started as one of several stays within its process, so the desks of another would not hear of
 * what it does. (Nothing would be lost or given twice all the same: that is the saves' own promise.)
 */
export class PostgresClaim {
  readonly #url: string;
  readonly #lock: string;
  #client: pg.Client | null = null;
  #again: NodeJS.Timeout | null = null;
  #isReleased = false;

  constructor(url: string, isShared: boolean) {
    this.#url = url;
    this.#lock = isShared ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
  }

  /** Throws a `StoreFault` that says what to do when another server has it and goes on having it. */
  async take(): Promise<void> {
    const giveUpAt = performance.now() + waitMs;
    while (!(await this.#try())) {
      if (performance.now() > giveUpAt) {
        throw new StoreFault(
          "The database is in use by another Bellhop. Stop that one first, or start both with BELLHOP_CLUSTER=1.",
          undefined,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }

  async release(): Promise<void> {
    this.#isReleased = true;
    if (this.#again) clearTimeout(this.#again);
    await this.#client?.end();
  }

  async #try(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    // A line that breaks also ends, which is what is acted on.
    client.on("error", () => {});
    try {
      await client.connect();
      const { rows } = await client.query<{ taken: boolean }>(`select ${this.#lock}($1) as taken`, [
        servingLock,
      ]);
      if (!rows[0]?.taken || this.#isReleased) {
        await client.end();
        return false;
      }
    } catch (cause) {
      await client.end().catch(() => {});
      throw new StoreFault("The database could not be taken", cause);
    }
    this.#client = client;
    client.on("end", () => this.#takeAgain());
    return true;
  }

  /** The line broke, and the lock with it: it is taken again as soon as that can be. */
  #takeAgain(): void {
    if (this.#isReleased) return;
    this.#again = setTimeout(() => {
      this.#try().then(
        (isTaken) => {
          if (!isTaken) this.#takeAgain();
        },
        () => this.#takeAgain(),
      );
    }, againAfterMs);
    this.#again.unref();
  }
}
