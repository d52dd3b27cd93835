import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqlite } from "#server/store/engines/open-sqlite.ts";
import { openPostgres } from "#server/store/engines/open-postgres.ts";
import { patience } from "#server/store/patience.ts";
import type { Storage } from "./server-place.ts";

export type EngineName = "sqlite" | "postgres";

/** Memory that is a folder, where there is such: a process that dies loses nothing of it, and nothing here pulls the plug. */
const memoryFolder = "/dev/shm";

/** A SQLite file of its own for one world. */
export async function sqliteStorage(): Promise<Storage> {
  const folder = await mkdtemp(join(existsSync(memoryFolder) ? memoryFolder : tmpdir(), "bellhop-world-"));
  return {
    async open() {
      const engine = openSqlite(folder);
      // The answers of another thread come when they come; one seed must play the same every time.
      return { ...engine, questions: { ...engine.questions, query: engine.query } };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** An empty PostgreSQL database, for one world; whoever made the cluster removes it. */
export function postgresStorage(url: string, drop: () => Promise<void> = async () => {}): Storage {
  return { open: (part) => openPostgres(url, patience, part), remove: drop };
}
