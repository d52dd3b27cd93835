import type { ErrorCode } from "./error-codes.ts";

/**
 * Codes after which the same is asked again by itself, for clients that need to know no more: the
 * whole list with its words is many times as large. A test holds it against that list.
 */
export const laterCodes: readonly ErrorCode[] = [
  "too-many-frames",
  "account-closed",
  "too-many-attempts",
  "too-slow",
  "busy",
  "store-unavailable",
  "home-away",
  "server-stopping",
];
