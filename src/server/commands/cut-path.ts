import { secretLook } from "#contract/secret-look.ts";
import { isRandomText } from "#core/account/is-random-text.ts";

/** Words of routes that lead to what opens a door once, wherever they stand in a segment: `reset-password`. */
const verbs = /(?:^| )(?:reset|verify|confirm|activate|invite|unsubscribe|recover|passw[a-z]*)(?: |$)/;

/** The same at the end of a segment only: there are shops for `confirmation-dresses` and `secret-santa`. */
const nouns =
  /(?:^| )(?:token|secret|session|verification|confirmation|activation|invitation|recovery|otp|magic ?link)$/;

/** Not a plain word: it has a digit, a capital within, or capitals alone. */
const isNoWord = /\d|[a-z][A-Z]|[A-Z]{4}/;

/** An address within a text, with a parameter of its own. */
const hasParameter = /[?&][\w-]+=/;

/** How often a text may have been encoded one time too many. */
const decodingsMax = 3;

/** Does the value of a parameter look like a secret, or like an address that holds one? (B-67) */
export function looksSecret(text: string): boolean {
  const value = decoded(text);
  return hasParameter.test(value) || cutPath(value) !== value;
}

/**
 * The path of a page with `…` for each segment that looks like a secret, or stands after a word such as `reset`
 * and is no word itself. The launcher, which has to be small, looks for less. (B-67)
 */
export function cutPath(path: string): string {
  let isAwaited = false;
  const segments = path.split("/").map((segment) => {
    const text = decoded(segment);
    const isSecret =
      secretLook.test(text) ||
      isRandomText(text) ||
      (isAwaited && isNoWord.test(text)) ||
      // Slashes that were encoded.
      (text.includes("/") && cutPath(text) !== text);
    isAwaited ||= leadsToSecret(text);
    return isSecret ? "…" : segment;
  });
  return segments.join("/");
}

function leadsToSecret(text: string): boolean {
  const words = text
    .replaceAll(/[a-z](?=[A-Z])/g, "$& ")
    .replaceAll(/[^A-Za-z]+/g, " ")
    .trim()
    .toLowerCase();
  return verbs.test(words) || nouns.test(words);
}

function decoded(text: string): string {
  let before = text;
  for (let times = 0; times < decodingsMax; times++) {
    const after = decodedOnce(before);
    if (after === before) return after;
    before = after;
  }
  return before;
}

function decodedOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // Such as a lone percent sign.
    if (error instanceof URIError) return text;
    throw error;
  }
}
