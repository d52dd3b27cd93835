import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Configuration } from "#server/configuration/configuration.ts";
import type { Beside, Engine } from "#server/store/engines/engine.ts";
import { openEngine } from "#server/store/engines/open-engine.ts";
import { openStore } from "#server/store/open-store.ts";
import type { ChatId } from "#core/ids.ts";
import { append, newId, saveOf } from "../support/saves.ts";

let parent: string;
let folder: string;
let said: string[];
let opened: Engine[];
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "bellhop-private-"));
  folder = join(parent, "some", "data");
  said = [];
  opened = [];
});
afterEach(async () => {
  for (const engine of opened) await engine.close();
  await rm(parent, { recursive: true, force: true });
});

async function open(beside: Beside | null = null): Promise<Engine> {
  const place = { dataFolder: folder, databaseUrl: null } as Configuration;
  const engine = await openEngine(place, undefined, { beside, said: (words) => said.push(words) });
  opened.push(engine);
  await openStore(engine).save(saveOf([append(newId<ChatId>())]));
  return engine;
}

async function close(engine: Engine): Promise<void> {
  opened = opened.filter((other) => other !== engine);
  await engine.close();
}

async function modes(): Promise<Record<string, string>> {
  const names = [".", ...(await readdir(folder))].toSorted();
  const found = names.map(async (name) => {
    const { mode } = await stat(join(folder, name));
    return [name, (mode & 0o777).toString(8)];
  });
  return Object.fromEntries(await Promise.all(found)) as Record<string, string>;
}

const files = {
  "bellhop-turn.lock": "600",
  "bellhop.db": "600",
  "bellhop.db-shm": "600",
  "bellhop.db-wal": "600",
  "bellhop.lock": "600",
};

describe("[A-8] a data folder", () => {
  test.each([null, "writing"] as const)(
    "is its owner's alone from the start, with all that SQLite makes in it (%s)",
    async (beside) => {
      await open(beside);
      expect(await modes()).toMatchObject({ ".": "700", ...files });
      expect(said).toEqual([]);
    },
  );

  test("that others may read is mended at the next start, which says so; not a second time", async () => {
    await close(await open());
    await chmod(folder, 0o755);
    await chmod(join(folder, "bellhop.db"), 0o644);
    await close(await open());
    expect(await modes()).toMatchObject({ ".": "700", "bellhop.db": "600" });
    expect(said).toEqual([
      `${folder}/bellhop.db could be read by other users of this machine; now only its owner may.`,
      `${folder} could be read by other users of this machine; now only its owner may.`,
    ]);
    await open();
    expect(said).toHaveLength(2);
  });

  test("in which other things lie stays as it is, and the data in it are private", async () => {
    await close(await open());
    await chmod(folder, 0o755);
    await writeFile(join(folder, "notes.txt"), "of somebody", { mode: 0o644 });
    await chmod(join(folder, "notes.txt"), 0o644);
    await open();
    expect(await modes()).toMatchObject({ ".": "755", "notes.txt": "644", ...files });
    expect(said.join("\n")).toMatch(/holds other things, so it was left/);
  });
});
