import { LruCache } from "./lru-cache.ts";

/** A budget that grows with time: so much at once, and so much more for each second. */
export interface Budget {
  readonly atOnce: number;
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  /** By the steady time, in ms. */
  since: number;
}

/** Most buckets kept at least; one that is dropped is full again, as one unused for long would be. */
const keptMax = 20_000;

/**
 * A token bucket for each key, all with the same budget. These lines stand in for `rate-limiter-flexible`,
 * which counts in fixed windows on a clock of its own: here somebody who has waited a second has that second's
 * worth, several budgets are asked before any is spent, and a test turns the clock.
 */
export class TokenBuckets {
  readonly #budget: Budget;
  readonly #buckets = new LruCache<Bucket>(keptMax);

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Are there so many to spend? */
  has(key: string, now: number, count = 1): boolean {
    return this.#filled(key, now).tokens >= count;
  }

  /** The part of the budget that is left, from 0 to 1. */
  left(key: string, now: number): number {
    return this.#filled(key, now).tokens / this.#budget.atOnce;
  }

  spend(key: string, now: number, count = 1): void {
    const bucket = this.#filled(key, now);
    bucket.tokens = Math.max(0, bucket.tokens - count);
    this.#buckets.set(key, bucket);
  }

  /** Takes back what was spent for nothing. */
  giveBack(key: string, now: number, count = 1): void {
    const bucket = this.#filled(key, now);
    bucket.tokens = Math.min(this.#budget.atOnce, bucket.tokens + count);
    this.#buckets.set(key, bucket);
  }

  #filled(key: string, now: number): Bucket {
    const { atOnce, perSecond } = this.#budget;
    const bucket = this.#buckets.get(key) ?? { tokens: atOnce, since: now };
    bucket.tokens = Math.min(atOnce, bucket.tokens + ((now - bucket.since) / 1_000) * perSecond);
    bucket.since = now;
    return bucket;
  }
}
