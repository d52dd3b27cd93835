import { DatabaseSync } from "node:sqlite";

export interface SqliteLock {
  release(): void;
}

/**
 * A lock between processes: a small database that nobody else opens, because a lock on the data themselves
 * would block readers, too. The operating system releases it when the process ends, however it ends. Throws
 * SQLite's error when another process holds it for longer than `waitMs`; see `isLocked`.
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
