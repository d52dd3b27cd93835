import type { Memory } from "#client/platform.ts";

/**
 * What a page behind a link from a mail remembers: that the customer is whom the link is about. (B-79) It lives
 * as long as the page and keeps out of the browser's storage, where somebody else's chat may be. `null`: the
 * address has no link.
 */
export function linkMemory(widgetId: string): Memory | null {
  const proof = new URLSearchParams(location.hash.slice(1)).get("link");
  if (proof === null) return null;
  const kept = new Map([[`bellhop-secret-${widgetId}`, proof]]);
  return {
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    read: (key) => kept.get(key) ?? null,
    write(key, text) {
      if (text === null) kept.delete(key);
      else kept.set(key, text);
    },
  };
}
