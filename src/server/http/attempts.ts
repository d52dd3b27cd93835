import type { FastifyRateLimitStore } from "@fastify/rate-limit";
import type { Clock } from "../ports/clock.ts";

/** Most keys counted at a time. The oldest window is dropped first. */
const countedMax = 5_000;

/**
 * Counts the attempts of each window for the rate-limit plugin, by the steady time. The plugin's own store
 * uses the calendar, so a clock set back by an hour would turn a block of a minute into one of an hour.
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
