import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { FileStorage } from "../ports/file-storage.ts";
import { folderStorage } from "./folder-storage.ts";

let folder: string;
let storage: FileStorage;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-files-"));
  storage = folderStorage(join(folder, "files"));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, words: string): Promise<void> {
  const path = join(await storage.incomingFolder(), "coming");
  await writeFile(path, words);
  await storage.put(name, path);
}
async function read(name: string): Promise<string | null> {
  const opened = await storage.open(name);
  return opened && text(opened.stream);
}

test("[B-38] what was put is there under its name, in place of what was there, and no longer on its way", async () => {
  await put("account/one", "first");
  await put("account/two", "other");
  expect([await read("account/one"), await storage.has("account/one")]).toEqual(["first", true]);
  expect((await storage.open("account/one"))?.bytes).toBe(5);
  await put("account/one", "second");
  expect([await read("account/one"), await read("account/two")]).toEqual(["second", "other"]);
  expect(await readdir(await storage.incomingFolder())).toEqual([]);
});

test("[B-38] what is not there is said, and can be removed again", async () => {
  expect([await storage.open("account/one"), await storage.has("account/one")]).toEqual([null, false]);
  await put("account/one", "first");
  await storage.remove("account/one");
  await storage.remove("account/one");
  expect(await storage.has("account/one")).toBe(false);
});

test("nothing is made before the first file comes, and then nobody else on the machine can look into it", async () => {
  await storage.has("account/one");
  expect(await readdir(folder)).toEqual([]);
  await put("account/one", "first");
  for (const path of ["files", "files/kept", "files/kept/account", "files/incoming"]) {
    expect((await stat(join(folder, path))).mode & 0o077, path).toBe(0);
  }
});
