import { join } from "node:path";
import { projectFolder } from "./project-folder.mjs";
import { runProgram } from "./run-program.mjs";
import { withLock } from "./with-lock.mjs";

/** Everything about the sources that needs no test: name, then the program with its arguments. */
const checks = [
  { name: "types", program: ["tsc", "-b"], remedy: "" },
  { name: "lint", program: ["oxlint", "--type-aware", "--deny-warnings"], remedy: "" },
  { name: "format", program: ["oxfmt", "--check"], remedy: "`npx oxfmt` puts it right." },
  {
    name: "dead code",
    program: ["knip"],
    remedy: "Remove what nobody uses, or say in knip.json why it stays.",
  },
];

/**
 * Runs all checks, also after one that failed; the output is shown of those that did.
 *
 * @returns {Promise<import("./test-summary.mjs").TestSummary>}
 */
export async function runChecks() {
  let failed = 0;
  for (const { name, program, remedy } of checks) {
    const [command = "", ...args] = program;
    const startedAt = performance.now();
    const path = join(projectFolder, "node_modules", ".bin", command);
    // Two compilers at once would write the same files.
    const { code, output } = await withLock(join(projectFolder, "dist", ".checking"), {
      onWait: () => console.log("Waiting for the checks of another run …"),
      work: async () => await runProgram(path, args, { cwd: projectFolder }),
    });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
    if (code === 0) continue;
    failed++;
    console.log(`${output.trim()}\n${remedy}`);
  }
  return { passed: checks.length - failed, failed, skipped: [] };
}
