import { join } from "node:path";
import { checks } from "./checks.mjs";
import { projectFolder } from "./project-folder.mjs";
import { runProgram } from "./run-program.mjs";
import { withLock } from "./with-lock.mjs";

/**
 * Runs these checks, also after one that failed; the output is shown of those that did.
 *
 * @param {string[]} names the checks' names
 * @returns {Promise<import("./test-summary.mjs").TestSummary>}
 */
export async function runChecks(names = Object.keys(checks)) {
  let failed = 0;
  for (const name of names) {
    const check = checks[name];
    if (!check) throw new Error(`There is no check ${name}`);
    const { title, program, remedy } = check;
    const startedAt = performance.now();
    const { code, output } = await runTool(program);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${code === 0 ? "✓" : "✗"} ${title} (${seconds} s)`);
    if (code === 0) continue;
    failed++;
    console.log(`${output.trim()}\n${remedy}`);
  }
  return { passed: names.length - failed, failed, skipped: [] };
}

/** Runs a program of the project's packages in the project's folder. */
export async function runTool(/** @type {string[]} */ [command = "", ...args]) {
  const path = join(projectFolder, "node_modules", ".bin", command);
  // Two compilers at once would write the same files.
  return await withLock(join(projectFolder, "dist", ".checking"), {
    onWait: () => console.log("Waiting for the checks of another run …"),
    work: async () => await runProgram(path, args, { cwd: projectFolder }),
  });
}
