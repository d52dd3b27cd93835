import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "./project-folder.mjs";
import { makeTestsFolder } from "./tests-folder.mjs";

/**
 * Runs the tests of all layers, or those that the filters leave.
 *
 * @param {string[]} filters as vitest takes them
 * @returns {Promise<import("./test-summary.mjs").TestSummary>}
 */
export async function runVitest(filters) {
  const folder = await makeTestsFolder();
  const summaryFile = join(folder, "summary.json");
  try {
    const vitest = join(projectFolder, "node_modules", "vitest", "vitest.mjs");
    // NODE_ENV is vitest's to set: React's production build has no `act`, for one.
    const { NODE_ENV: _, ...environment } = process.env;
    const child = spawn(process.execPath, [vitest, "run", ...filters], {
      cwd: projectFolder,
      env: { ...environment, BELLHOP_TEST_SUMMARY: summaryFile, TMPDIR: folder },
      stdio: "inherit",
    });
    // Ctrl-C reaches vitest too; this process stays until it has tidied up.
    const wait = () => {};
    process.on("SIGINT", wait);
    const endChild = () => child.kill("SIGTERM");
    process.on("SIGTERM", endChild);
    const [code] = await once(child, "close");
    const summary = await readSummary(summaryFile);
    if (code !== 0 && summary.failed === 0) summary.failed = 1;
    return summary;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<import("./test-summary.mjs").TestSummary>} */
async function readSummary(/** @type {string} */ file) {
  const text = await readFile(file, "utf8").catch(() => undefined);
  // Vitest ended before it had run anything; its own words are on the screen.
  return text === undefined ? { passed: 0, failed: 1, skipped: [] } : JSON.parse(text);
}
