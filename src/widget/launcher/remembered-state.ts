/**
 * The state in which the customer left the chat on this site: "open", "minimised", or nothing before the
 * first opening and after closing; "forget" until it has been forgotten. A given `state` is stored. Where
 * storage is forbidden nothing is remembered: the chat works, but has to be opened on each page.
 */
export function rememberedState(
  key: string,
  state?: "open" | "minimised" | "forget" | "",
): string | undefined {
  try {
    if (state) localStorage[key] = state;
    else if (state === "") delete localStorage[key];
    return localStorage[key];
  } catch {
    return undefined;
  }
}
