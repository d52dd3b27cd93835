import type { CommandError } from "#contract/error-codes.ts";
import type { LaterWords } from "./en/later-words.ts";
import { laterWords } from "./words.ts";

/** The words for an error in the user's language; the server's own where this build has none for it. */
export function wordsForError({ code, words, with: details = {} }: CommandError): string {
  // A connection may be refused before the later words are here.
  const later = laterWords as LaterWords | undefined;
  return later?.errors(code, details) ?? words;
}
