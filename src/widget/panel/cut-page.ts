import { secretLook } from "#contract/secret-look.ts";

/**
 * The address of a page as far as it may leave that page: origin, path and the named parameters, and of these
 * nothing that looks like a secret. Everything else may hold secrets of the company's site, such as the token
 * of a link that resets a password. The server looks closer, and cuts it once more. (B-67)
 */
export function cutPage(address: string, parameters: readonly string[]): string {
  const url = new URL(address);
  url.hash = "";
  // Those of another object, because the parameters move while something is deleted from them.
  for (const [name, value] of new URL(address).searchParams)
    if (!parameters.includes(name) || secretLook.test(value)) url.searchParams.delete(name);
  url.pathname = url.pathname.replace(/[^/]+/g, (part) => (secretLook.test(part) ? "…" : part));
  return url.href;
}
