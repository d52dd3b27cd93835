import type { Bus, SaveNews } from "../ports/bus.ts";

/** The bus of one process: listeners are called at once, in the order in which they came. */
export function inProcessBus(): Bus {
  const listeners = new Set<(news: SaveNews) => void>();
  return {
    publish(news) {
      const bugs: unknown[] = [];
      for (const listener of listeners) {
        try {
          listener(news);
        } catch (bug) {
          // One listener's bug must not keep the news from the others.
          bugs.push(bug);
        }
      }
      if (bugs.length > 0) throw new AggregateError(bugs, "News could not be taken in");
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
