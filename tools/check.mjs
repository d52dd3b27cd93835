// Entry point of `npm run types`, `lint`, `format` and `fix`: one check, or all that can be put right by itself.
import "./ensure-node.mjs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { projectFolder } from "./project-folder.mjs";
import { runChecks, runTool } from "./run-checks.mjs";
import { runOrSayWhyNot } from "./start-fault.mjs";

const fixers = [["oxlint", "--type-aware", "--fix"], ["oxfmt"]];

const [name = ""] = process.argv.slice(2);
await runOrSayWhyNot(ensureDependencies);
await mkdir(join(projectFolder, "dist"), { recursive: true });
if (name === "fix") {
  for (const program of fixers) {
    const { code, output } = await runTool(program);
    if (output.trim()) console.log(output.trim());
    if (code !== 0) process.exitCode = 1;
  }
} else {
  const { failed } = await runChecks([name]);
  if (failed > 0) process.exitCode = 1;
}
