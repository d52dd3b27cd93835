import type { CommandError } from "#contract/error-codes.ts";
import { type Sentence, say } from "#contract/sentence.ts";
import type { ErrorWords } from "./later-words.ts";

/** The error in a language. The server says it in English, which has no words of its own here. */
export function errorText(
  { code, words, with: values = {} }: CommandError,
  errors: ErrorWords | null,
): string {
  if (!errors) return words;
  const known: Readonly<Partial<Record<string, Sentence<string>>>> = errors;
  return say(known[code] ?? errors.internal, values);
}
