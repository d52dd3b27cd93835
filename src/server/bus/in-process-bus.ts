import type { Bus, SaveNews } from "../ports/bus.ts";

/**
 * The bus of one account in one process. Listeners are called at once, in the order of their subscription. A
 * bug in one listener neither keeps the news from the others nor reaches the publisher, whose save is
 * committed already.
 */
export function inProcessBus(failed: (bug: unknown) => void = rethrow): Bus {
  const listeners = new Set<(news: SaveNews) => void>();
  return {
    publish(news) {
      const bugs: unknown[] = [];
      for (const listener of listeners) {
        try {
          listener(news);
        } catch (bug) {
          bugs.push(bug);
        }
      }
      if (bugs.length > 0) failed(new AggregateError(bugs, "News could not be taken in"));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function rethrow(bug: unknown): never {
  throw bug;
}
