import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe } from "vitest";
import type { Store } from "#server/ports/store.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { openEngine } from "#server/store/engines/open-engine.ts";
import { openStore } from "#server/store/open-store.ts";
import { createDatabase, describeWithPostgres } from "../support/postgres.ts";

export interface OpenedStore {
  readonly store: Store;
  readonly engine: Engine;
}

/** Where one test keeps its data: as often as it is opened, it is the same. */
export interface StorePlace {
  readonly name: "sqlite" | "postgres";
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  open(): Promise<OpenedStore>;
}

/** The suite over each adapter of the port; every test has a place of its own. */
export function describeStore(title: string, body: (place: () => StorePlace) => void): void {
  const suite = (name: StorePlace["name"]) => () => {
    let place: StorePlace;
    let leave: () => Promise<void>;
    beforeEach(async () => {
      [place, leave] = await placeOf(name);
    });
    afterEach(() => leave());
    body(() => place);
  };
  describe(`${title}, on SQLite`, suite("sqlite"));
  describeWithPostgres(`${title}, on PostgreSQL`, suite("postgres"));
}

async function placeOf(name: StorePlace["name"]): Promise<[StorePlace, () => Promise<void>]> {
  const dataFolder = await mkdtemp(join(tmpdir(), "bellhop-store-"));
  const database = name === "postgres" ? await createDatabase() : null;
  const databaseUrl = database?.url ?? null;
  const opened: Store[] = [];
  const place: StorePlace = {
    name,
    dataFolder,
    databaseUrl,
    async open() {
      const engine = await openEngine({ databaseUrl, dataFolder } as Parameters<typeof openEngine>[0]);
      const store = closingOnce(openStore(engine));
      opened.push(store);
      return { engine, store };
    },
  };
  const leave = async () => {
    for (const store of opened) await store.close();
    await database?.drop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return [place, leave];
}

/** A test may close what it has opened itself. */
function closingOnce(store: Store): Store {
  let closed: Promise<void> | null = null;
  return { ...store, close: () => (closed ??= store.close()) };
}
