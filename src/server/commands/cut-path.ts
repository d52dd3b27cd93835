import { secretLook } from "#contract/secret-look.ts";
import { isRandomText } from "#core/account/is-random-text.ts";

/** After such a segment the next one is often what opens a door once. */
const leadsToSecret = /token|passw|secret|session|reset|verif|confirm|activat|invit|unsubscrib|magic/i;

/** Not a plain word: it has a digit, or a capital within. */
const isNoWord = /\d|[a-z][A-Z]/;

/** Does a segment of a path, or the value of a parameter, look like a secret? (B-67) */
export function looksSecret(text: string): boolean {
  return secretLook.test(text) || isRandomText(text);
}

/**
 * The path of a page with `…` for each segment that looks like a secret, or follows a word such as `reset`
 * and is no word itself. The launcher, which has to be small, looks for less. (B-67)
 */
export function cutPath(path: string): string {
  let isAwaited = false;
  const segments = path.split("/").map((segment) => {
    const text = decoded(segment);
    const isSecret = looksSecret(text) || (isAwaited && isNoWord.test(text));
    isAwaited = leadsToSecret.test(text);
    return isSecret ? "…" : segment;
  });
  return segments.join("/");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    // Such as a lone percent sign.
    if (error instanceof URIError) return segment;
    throw error;
  }
}
