import type { ErrorCode } from "./error-codes.ts";

/**
 * Codes of answers after which a client repeats the command by itself. For clients that need nothing else,
 * because the whole list with its words is many times as large. A test compares the two.
 */
export const laterCodes: readonly ErrorCode[] = [
  "too-many-begun",
  "proof-required",
  "too-many-messages",
  "account-closed",
  "busy",
  "store-unavailable",
  "home-away",
  "server-stopping",
];
