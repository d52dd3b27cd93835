import { DatabaseSync } from "node:sqlite";

export interface SqliteLock {
  release(): void;
}

/**
 * Keeps something for one process, by a small database that nobody else opens: a lock on the data
 * themselves would keep readers out, too. The system lets go of it when the process ends, however it
 * ends. Throws what SQLite says when another has it for as long as `waitMs`, see `isLocked`.
 */
export function lockSqlite(path: string, waitMs: number): SqliteLock {
  const lock = new DatabaseSync(path, { timeout: waitMs });
  try {
    // Never committed: nothing is written, and the lock stays.
    lock.exec("begin exclusive");
  } catch (cause) {
    lock.close();
    throw cause;
  }
  return { release: () => lock.close() };
}

/** SQLITE_BUSY. */
export function isLocked(cause: unknown): boolean {
  return (cause as { readonly errcode?: number }).errcode === 5;
}
