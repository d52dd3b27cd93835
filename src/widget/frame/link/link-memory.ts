import type { Memory } from "#client/platform.ts";
import { secretKey } from "#client/secret-key.ts";
import { volatileMemory } from "#client/volatile-memory.ts";

/**
 * The memory of a page behind a link from a mail, by which the customer is whom the link is about. (B-79) Nothing
 * of it gets into the browser's storage, where somebody else's chat may be. `null`: the address has no link.
 */
export function linkMemory(widgetId: string): Memory | null {
  const proof = new URLSearchParams(location.hash.slice(1)).get("link");
  if (proof === null) return null;
  const memory = volatileMemory();
  memory.write(secretKey(widgetId), proof);
  return memory;
}
