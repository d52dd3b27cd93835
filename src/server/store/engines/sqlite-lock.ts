import { DatabaseSync } from "node:sqlite";

export interface SqliteLock {
  release(): void;
}

/** How long the process before this one is waited for. */
const waitMs = 1_000;

/**
 * Keeps the data for one process, by a small database that nobody else opens: a lock on the data
 * themselves would keep readers out, too. The system lets go of it when the process ends, however it
 * ends. Throws what SQLite says when another has it.
 */
export function lockSqlite(path: string): SqliteLock {
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
