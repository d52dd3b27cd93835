import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

test("[A-1] [A-2] [A-4] [A-7] [A-13] a server of 256 MB under all attacks at once loses no honest word, lives, and gives its memory back", async () => {
  // Ends with another code than 0 when anything is wrong; times are not judged.
  const { stdout } = await run(process.execPath, ["tools/siege.mjs", "--short"], { cwd: root });
  const rounds = stdout.split("\n").filter((line) => line.startsWith("| everything at once"));
  expect(rounds.length + (stdout.includes("WITHOUT POSTGRESQL") ? 1 : 0)).toBe(2);
  const words = [...stdout.matchAll(/(\d+) words of the honest acknowledged; 0 findings/g)];
  expect(words).toHaveLength(rounds.length);
});
