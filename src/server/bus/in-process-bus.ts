import type { Announcement, Bus } from "../ports/bus.ts";

/** The bus of one process: listeners are called at once, in the order in which they came. */
export function inProcessBus(): Bus {
  const listeners = new Set<(announcement: Announcement) => void>();
  return {
    publish(announcement) {
      for (const listener of listeners) listener(announcement);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
