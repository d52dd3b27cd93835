import type { ErrorCode } from "./error-codes.ts";

/**
 * Codes after which a client repeats the request by itself. For clients that need nothing else, because the
 * whole list with its words is many times as large. A test compares the two.
 */
export const laterCodes: readonly ErrorCode[] = [
  "too-many-frames",
  "too-many-connections",
  "unfinished",
  "too-many-begun",
  "too-many-messages",
  "account-closed",
  "too-many-attempts",
  "too-many-sign-ins",
  "too-slow",
  "busy",
  "store-unavailable",
  "home-away",
  "server-stopping",
];
