import { type StoreFault, UnansweredFault } from "../ports/store.ts";

/**
 * Classes of SQLSTATE for errors about one statement: its data, a constraint, a conflicting transaction, its
 * syntax, its size, or something that the database cannot do.
 */
const postgresClasses = new Set(["0A", "21", "22", "23", "40", "42", "54"]);

/** PostgreSQL gave up a statement that took too long. */
const postgresGaveUp = "57014";

/**
 * The same for SQLite: a statement that is wrong, too big, against a constraint, of the wrong type or out of
 * range.
 */
const sqliteCodes = new Set([1, 18, 19, 20, 25]);

interface Saying {
  readonly code?: unknown;
  readonly errcode?: unknown;
  readonly cause?: unknown;
}

/**
 * Is the database away, full or out of reach? An error about one statement is a fault of that statement
 * alone. A write that takes too long counts as an outage.
 */
export function isOutage(fault: StoreFault, { isWrite }: { isWrite: boolean }): boolean {
  if (fault instanceof UnansweredFault) return false;
  let saying: Saying | undefined = fault;
  while (saying?.cause instanceof Error) saying = saying.cause;
  const { code, errcode } = saying ?? {};
  if (typeof errcode === "number") return !sqliteCodes.has(errcode & 0xff);
  if (typeof code !== "string" || !/^[0-9A-Z]{5}$/.test(code)) return true;
  return code === postgresGaveUp ? isWrite : !postgresClasses.has(code.slice(0, 2));
}
