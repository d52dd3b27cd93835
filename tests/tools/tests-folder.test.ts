import { mkdir, mkdtemp, readdir, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeTestsFolder } from "../../tools/tests-folder.mjs";

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "bellhop-parent-"));
  for (const name of ["bellhop-tests-killed", "bellhop-tests-running", "somebody's"]) {
    await mkdir(join(parent, name, "inner"), { recursive: true });
  }
  const dayBefore = new Date(Date.now() - 25 * 60 * 60 * 1000);
  for (const name of ["bellhop-tests-killed", "somebody's"])
    await utimes(join(parent, name), dayBefore, dayBefore);
});
afterEach(() => rm(parent, { recursive: true, force: true }));

test("the folder of the tests takes the place of those that killed runs left, and of no others", async () => {
  const folder = await makeTestsFolder({ preferred: parent, neededBytes: 0 });
  expect(dirname(folder)).toBe(parent);
  expect((await stat(folder)).mode & 0o7777).toBe(0o1777);
  const names = ["bellhop-tests-running", "somebody's", basename(folder)];
  expect((await readdir(parent)).toSorted()).toEqual(names.toSorted());
});

test("the folder of the tests lies with other temporary files where memory has no room", async () => {
  const folder = await makeTestsFolder({ preferred: parent, neededBytes: Infinity });
  expect(dirname(folder)).toBe(tmpdir());
  await rm(folder, { recursive: true });
});
