import { setImmediate } from "node:timers/promises";
import type { AccountId } from "#core/ids.ts";
import type { KeyedMutex } from "../basics/keyed-mutex.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { KeptRows, LogKind, Store } from "../ports/store.ts";
import type { Follower } from "./follower.ts";

/** Most positions read in one window, so that other work runs in between. */
const windowMax = 2_000;

/** Most events stored in one transaction: on SQLite each one blocks everybody else for a few milliseconds. */
const eventsMax = 50;

/** Delay before a cursor moves past events that its follower ignores. */
const passOverMs = 1_000;

/** Delay before a failed follower tries again: the first, and the longest. */
const retryMinMs = 1_000;
const retryMaxMs = 60_000;

interface Needs {
  readonly followers: readonly Follower[];
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly accountId: AccountId;
  /** One window of all followers of a server at a time, so that however many are behind, saves find a connection. */
  readonly windows: KeyedMutex;
  readonly failed: (fault: unknown) => void;
}

interface Following {
  readonly follower: Follower;
  /** `null`: nothing is being done. */
  running: Promise<void> | null;
  /** The window that is being read and written. */
  window: Promise<void> | null;
  /** Has the ledger grown since it was last read? */
  isBehind: boolean;
  failures: number;
  cancelTimer: (() => void) | null;
}

/**
 * Keeps followers of an account's ledger up to date. Commits wake them, and they run by themselves, off the
 * path of the commit. A follower that fails is behind, retries with growing delays, and delays no other.
 */
export class Followers {
  readonly #needs: Needs;
  readonly #followings: readonly Following[];
  #isStopped = true;
  readonly #unsubscribe: () => void;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#followings = needs.followers.map((follower) => ({
      follower,
      running: null,
      window: null,
      isBehind: false,
      failures: 0,
      cancelTimer: null,
    }));
    this.#unsubscribe = needs.bus.subscribe(({ news }) => {
      const kinds = new Set(news.map(({ kind }) => kind));
      if (kinds.size > 0) this.#wakeAll(kinds);
    });
  }

  /** Catches up on events stored while nothing followed. */
  start(): void {
    this.#isStopped = false;
    for (const following of this.#followings) this.#run(following);
  }

  /** Finishes the running window and starts no other. Windows of other accounts are not awaited. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#unsubscribe();
    for (const { cancelTimer } of this.#followings) cancelTimer?.();
    await Promise.allSettled(this.#followings.map(async ({ window }) => window));
  }

  /** Resolves when every follower has come to the end of its ledger, or failed. */
  async idle(): Promise<void> {
    for (const following of this.#followings) {
      following.cancelTimer?.();
      this.#run(following);
    }
    while (this.#running().length > 0) await Promise.all(this.#running());
  }

  #running(): Promise<void>[] {
    return this.#followings.flatMap(({ running }) => running ?? []);
  }

  #wakeAll(kinds: ReadonlySet<LogKind>): void {
    if (this.#isStopped) return;
    for (const following of this.#followings) {
      if (following.failures > 0) continue;
      if (following.follower.kinds.some((kind) => kinds.has(kind))) this.#run(following);
      else if (!following.cancelTimer && !following.running) this.#runIn(following, passOverMs);
    }
  }

  #runIn(following: Following, ms: number): void {
    following.cancelTimer?.();
    following.cancelTimer = this.#needs.clock.after(ms, () => this.#run(following));
  }

  #run(following: Following): void {
    following.cancelTimer?.();
    following.cancelTimer = null;
    following.isBehind = true;
    if (this.#isStopped || following.running) return;
    following.running = this.#catchUp(following)
      .then(
        () => void (following.failures = 0),
        (fault: unknown) => this.#fail(following, fault),
      )
      .finally(() => {
        following.running = null;
        if (following.isBehind && following.failures === 0) this.#run(following);
      });
  }

  #fail(following: Following, fault: unknown): void {
    const { failed } = this.#needs;
    failed(fault);
    const waitMs = Math.min(retryMaxMs, retryMinMs * 2 ** following.failures);
    following.failures += 1;
    if (!this.#isStopped) this.#runIn(following, waitMs);
  }

  async #catchUp(following: Following): Promise<void> {
    while (following.isBehind && !this.#isStopped) {
      following.isBehind = false;
      // Runs after the turn in which the news was announced: the publisher goes first.
      await setImmediate();
      await this.#needs.windows.run("window", async () => {
        if (this.#isStopped) return;
        following.window = this.#followWindow(following);
        await following.window.finally(() => (following.window = null));
      });
    }
  }

  async #followWindow(following: Following): Promise<void> {
    const { store, accountId } = this.#needs;
    const { follower } = following;
    const head = await store.readLedgerHead(accountId);
    let cursor = await store.readCursor(follower, accountId);
    if (cursor === null) await store.forgetFollowed(follower, accountId);
    if (cursor !== null && cursor >= head) return;
    const after = cursor ?? 0;
    const upTo = Math.min(head, after + windowMax);
    const events = await store.readLedger({ accountId, after, upTo, kinds: follower.kinds });
    for (let at = 0; at === 0 || at < events.length; at += eventsMax) {
      const part = events.slice(at, at + eventsMax);
      const to = at + eventsMax < events.length ? (part.at(-1)?.position ?? upTo) : upTo;
      const names = follower.buildsOn?.(part) ?? [];
      // Should another process move the cursor now, these rows are those of its window, and this is not saved.
      const before = names.length > 0 ? await store.readKept(names) : [];
      const kept = latest(follower.follow(part, before));
      // If another process has moved the cursor, the next window starts from the stored one.
      if (!(await store.saveFollowed({ follower, accountId, from: cursor, to, kept }))) break;
      cursor = to;
      await setImmediate();
    }
    if (cursor === null || cursor < head) following.isBehind = true;
  }
}

/** Of several entries for one key the last. */
function latest(kept: readonly KeptRows[]): KeptRows[] {
  return [...new Map(kept.map((one) => [`${one.table} ${one.key}`, one])).values()];
}
