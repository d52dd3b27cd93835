import type { FastifyRateLimitStore } from "@fastify/rate-limit";
import type { Clock } from "../ports/clock.ts";

/** So many who try are counted at a time; whoever tried first is forgotten first. */
const countedMax = 5_000;

/**
 * Counts the attempts of each window for the rate-limit plugin. Its own counts by the calendar: set
 * back by an hour, that keeps out for an hour whoever was kept out for a minute.
 */
export function attempts(clock: Pick<Clock, "steady">): new () => FastifyRateLimitStore {
  return class Attempts {
    readonly #windows = new Map<string, { readonly since: number; count: number }>();

    incr(...[key, counted, windowMs]: Parameters<FastifyRateLimitStore["incr"]>): void {
      const now = clock.steady();
      let known = this.#windows.get(key);
      if (!known || now - known.since >= windowMs) {
        this.#windows.delete(key);
        known = { since: now, count: 0 };
        this.#windows.set(key, known);
        if (this.#windows.size > countedMax) this.#forgetFirst();
      }
      known.count += 1;
      counted(null, { current: known.count, ttl: known.since + windowMs - now });
    }

    /** Each route counts for itself. */
    child(): Attempts {
      return new Attempts();
    }

    #forgetFirst(): void {
      const [first] = this.#windows.keys();
      if (first !== undefined) this.#windows.delete(first);
    }
  };
}
