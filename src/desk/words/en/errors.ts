import { type CommandError, type ErrorCode, commandError, errorCodes } from "#contract/error-codes.ts";

/** What fills the words: names for people, and codes for what depends on the language. */
export type ErrorDetails = NonNullable<CommandError["with"]>;

/**
 * What went wrong, and what to do; `undefined` for a code that this build does not know. English is what the contract
 * has for programs, too.
 */
export function errorWords(code: string, details: ErrorDetails): string | undefined {
  return isKnown(code) ? commandError(code, details).words : undefined;
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code);
}
