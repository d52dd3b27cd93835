/**
 * The state in which the customer left the chat on this site: "open", "minimised", or nothing before the
 * first opening and after closing. A given `state` is stored. Where storage is forbidden nothing is
 * remembered: the chat works, but has to be opened on each page.
 */
export function rememberedState(key: string, state?: "open" | "minimised" | ""): string | null {
  try {
    if (state) localStorage.setItem(key, state);
    else if (state === "") localStorage.removeItem(key);
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
