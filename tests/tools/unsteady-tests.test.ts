import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFolder } from "../../tools/project-folder.mjs";
import type { TestSummary } from "../support/summary-reporter.ts";

const run = promisify(execFile);
const configFile = join(projectFolder, "vitest.config.ts");
const summaryModule = join(projectFolder, "tools", "test-summary.mjs");

/** Tests of which one is steady, one passes at its second attempt, and one never. */
const tests = `
  let attempts = 0;
  test("steady", () => {});
  test("unsteady", () => expect(++attempts).toBe(2));
  test("broken", () => expect(1).toBe(2));
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-unsteady-"));
  await writeFile(join(folder, "some.test.mjs"), tests);
  await writeFile(
    join(folder, "vitest.config.cjs"),
    `module.exports = async () => {
       const { retry, reporters } = (await import(${JSON.stringify(configFile)})).default.test;
       return { test: { globals: true, retry, reporters } };
     };`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs those tests as `npm test` would, with this CI; resolves with what its reporter counted. */
async function summaryWith(ci: string): Promise<TestSummary> {
  const file = join(folder, "summary.json");
  const vitest = join(projectFolder, "node_modules", "vitest", "vitest.mjs");
  const env = { ...process.env, CI: ci, BELLHOP_TEST_SUMMARY: file };
  const ended = run(process.execPath, [vitest, "run", "--root", folder], { cwd: folder, env });
  await expect(ended).rejects.toMatchObject({ code: 1 });
  return JSON.parse(await readFile(file, "utf8")) as TestSummary;
}

test("[unsteady tests] in CI a test has a second attempt, is named when it needed it, and fails when that fails", async () => {
  const summary = await summaryWith("true");
  const unsteady = ["some.test.mjs > unsteady"];
  expect(summary).toEqual({ passed: 2, failed: 1, skipped: [], unsteady });
  const program = `
    import { endWithSummary } from ${JSON.stringify(summaryModule)};
    endWithSummary([${JSON.stringify(summary)}]);`;
  const ended = run(process.execPath, ["--input-type=module", "-e", program]);
  await expect(ended).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^!!! unsteady: some\.test\.mjs > unsteady$[^]*2 passed, 1 failed/m),
  });
});

test("[unsteady tests] elsewhere there is no second attempt", async () => {
  expect(await summaryWith("")).toEqual({ passed: 1, failed: 2, skipped: [], unsteady: [] });
});
