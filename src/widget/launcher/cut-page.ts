/**
 * The address of a page as far as it may leave that page: origin, path and the named parameters. Everything
 * else may hold secrets of the company's site, such as the token of a link that resets a password. The server
 * cuts it once more. (B-67)
 */
export function cutPage(address: string, parameters: readonly string[]): string {
  const url = new URL(address);
  url.hash = "";
  // The names of another object, because the list moves while something is deleted from it.
  for (const name of new URL(address).searchParams.keys())
    if (!parameters.includes(name)) url.searchParams.delete(name);
  return url.href;
}
