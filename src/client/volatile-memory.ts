import type { Memory } from "./platform.ts";

/** Small texts that live as long as the program, for those who have no browser's storage. */
export function volatileMemory(): Memory {
  const kept = new Map<string, string>();
  return {
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    read: (key) => kept.get(key) ?? null,
    write(key, text) {
      if (text === null) kept.delete(key);
      else kept.set(key, text);
    },
  };
}
