/**
 * How the customer left the chat on this site: "open", "minimised", or nothing before they opened it
 * and after they closed it. With `state` it is set. Where storage is forbidden nothing is remembered:
 * the chat works, it only has to be opened on each page.
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
