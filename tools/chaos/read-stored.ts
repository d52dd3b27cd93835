import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LogKind, StoredEvent } from "#server/ports/store.ts";
import { type LogCheck, checkLogs } from "#server/logs/check-logs.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { openPostgres } from "#server/store/engines/open-postgres.ts";
import { openSqlite } from "#server/store/engines/open-sqlite.ts";
import { storedEvent } from "#server/store/event-rows.ts";
import { patience } from "#server/store/patience.ts";
import { openStore } from "#server/store/open-store.ts";

/** An event with the kind of the log it lies in. */
export interface LoggedEvent extends StoredEvent {
  readonly kind: LogKind;
}

/** Reads the stored data without the server, which is dead. */
export interface StoredReader {
  /** The events of commands, in no order. */
  ofCommands(): Promise<LoggedEvent[]>;
  /** All events, log by log in order of their numbers, and the comparison with the rows. */
  everything(): Promise<{ readonly events: LoggedEvent[]; readonly check: LogCheck }>;
}

export function storedReader(dataFolder: string, databaseUrl: string | null): StoredReader {
  const read = databaseUrl ? readFromPostgres(databaseUrl) : readFromCopy(dataFolder);
  return {
    ofCommands: () =>
      read(async ({ query }) => {
        const rows = await query
          .selectFrom("event")
          .selectAll()
          .where("command_id", "is not", null)
          .execute();
        return rows.map((row) => ({ ...storedEvent(row), kind: row.kind }));
      }),
    everything: () =>
      read(async (engine) => {
        const rows = await engine.query
          .selectFrom("event")
          .selectAll()
          .orderBy("log_id")
          .orderBy("number")
          .execute();
        const check = await checkLogs(openStore(engine));
        return { events: rows.map((row) => ({ ...storedEvent(row), kind: row.kind })), check };
      }),
  };
}

type Read = <Found>(look: (engine: Engine) => Promise<Found>) => Promise<Found>;

/** Looking at the file would already mend it: the next life must find what the last one left. */
function readFromCopy(dataFolder: string): Read {
  return async (look) => {
    const copy = await mkdtemp(join(tmpdir(), "bellhop-chaos-copy-"));
    try {
      await cp(dataFolder, copy, { recursive: true });
      return await lookAt(openSqlite(copy), look);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  };
}

function readFromPostgres(databaseUrl: string): Read {
  return async (look) => lookAt(await openPostgres(databaseUrl, patience, { beside: "reading" }), look);
}

async function lookAt<Found>(engine: Engine, look: (engine: Engine) => Promise<Found>): Promise<Found> {
  try {
    return await look(engine);
  } finally {
    await engine.close();
  }
}
