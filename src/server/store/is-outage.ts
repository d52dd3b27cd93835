import { type StoreFault, UnansweredFault } from "../ports/store.ts";

/** Classes of SQLSTATE by which PostgreSQL says that it is there and what is wrong with this statement: its data, a constraint, another transaction, its words. */
const postgresClasses = new Set(["22", "23", "40", "42"]);

/** PostgreSQL gave up a statement that took too long. */
const postgresGaveUp = "57014";

/** The same of SQLite: a statement that is wrong, too big, against a constraint, of another type, out of range. */
const sqliteCodes = new Set([1, 18, 19, 20, 25]);

interface Saying {
  readonly code?: unknown;
  readonly errcode?: unknown;
  readonly cause?: unknown;
}

/**
 * Is the database away, or full, or not to be reached? What it says of one statement is a fault of
 * whoever asked that, and nobody else's. One that takes too long for it to be written is an outage.
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
