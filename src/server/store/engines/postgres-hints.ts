import pg from "pg";
import type { Hint, HintBus } from "../../ports/hint-bus.ts";
import type { ServerId } from "../../ports/cluster-store.ts";

const channel = "bellhop_hint";

/** How soon a line that broke is made again. */
const againAfterMs = 1_000;

/** Most hints that wait for the line; more are lost, as hints may be. */
const waitingMax = 1_000;

/**
 * Hints by PostgreSQL's own notifications, on a line of their own. What is sent while one batch is under
 * way goes with the next; what cannot be sent is lost.
 */
export class PostgresHints implements HintBus {
  readonly #serverId: ServerId;
  readonly #line: pg.ClientConfig;
  readonly #listeners = new Set<(hint: Hint) => void>();
  #client: pg.Client | null = null;
  #waiting: string[] = [];
  #isSending = false;
  #again: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(serverId: ServerId, line: pg.ClientConfig) {
    this.#serverId = serverId;
    this.#line = line;
  }

  /** Begins to carry with its first listener; until it can, and whenever it cannot, hints are lost. */
  async #open(): Promise<void> {
    const client = new pg.Client(this.#line);
    // A line that breaks also ends, which is what is acted on.
    client.on("error", () => {});
    try {
      await client.connect();
      // A notification is not to wait for the disk: whoever misses it looks at the store.
      await client.query(`listen ${channel}; set synchronous_commit = off`);
    } catch {
      void client.end().catch(() => {});
      this.#openAgain();
      return;
    }
    if (this.#isClosed) {
      await client.end();
      return;
    }
    this.#client = client;
    client.on("notification", ({ payload }) => this.#hear(payload ?? ""));
    client.on("end", () => {
      this.#client = null;
      this.#openAgain();
    });
  }

  send(hint: Hint): void {
    if (!this.#client || this.#waiting.length >= waitingMax) return;
    this.#waiting.push(JSON.stringify({ from: this.#serverId, hint }));
    if (!this.#isSending) void this.#sendAll();
  }

  listen(listener: (hint: Hint) => void): () => void {
    if (this.#listeners.size === 0 && !this.#client) void this.#open();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#again) clearTimeout(this.#again);
    await this.#client?.end();
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    for (let client = this.#client; this.#waiting.length > 0 && client; client = this.#client) {
      const payloads = this.#waiting.splice(0);
      try {
        await client.query(`select pg_notify('${channel}', hint) from unnest($1::text[]) as hint`, [
          payloads,
        ]);
      } catch {
        // These are lost. A line that does not answer may never say that it has ended.
        void client.end().catch(() => {});
        break;
      }
    }
    this.#waiting = [];
    this.#isSending = false;
  }

  /** Whoever can reach the database can send here, also servers of another version: what cannot be used is lost. */
  #hear(payload: string): void {
    try {
      const { from, hint } = JSON.parse(payload) as { from: unknown; hint: unknown };
      if (from === this.#serverId || !isHint(hint)) return;
      for (const listener of this.#listeners) listener(hint);
    } catch {
      // Nobody waits for it, and out of here it would end the process.
    }
  }

  #openAgain(): void {
    if (this.#isClosed) return;
    this.#again = setTimeout(() => void this.#open(), againAfterMs);
    this.#again.unref();
  }
}

function isHint(value: unknown): value is Hint {
  const hint = value as Readonly<Record<string, unknown>>;
  if (hint["type"] === "news") {
    return typeof hint["serverId"] === "string" && Number.isSafeInteger(hint["number"]);
  }
  const isTyping = hint["type"] === "customer-typing" || hint["type"] === "staff-typing";
  return (
    isTyping &&
    typeof hint["who"] === "string" &&
    typeof hint["chatId"] === "string" &&
    typeof hint["on"] === "boolean"
  );
}
