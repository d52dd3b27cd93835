// Entry point of `npm run simulate`: builds the simulation and plays it.
//   node tools/simulate.mjs [--seed=N] [--steps=N] [--minutes=N] [--engine=sqlite|postgres] [--servers=N] [--accounts=N]
import "./ensure-node.mjs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { projectFolder } from "./project-folder.mjs";
import { runOrSayWhyNot } from "./start-fault.mjs";

await runOrSayWhyNot(ensureDependencies);
const { build } = await import("vite");
await mkdir(join(projectFolder, "dist"), { recursive: true });
const folder = await mkdtemp(join(projectFolder, "dist", ".simulate-"));
process.exitCode = 1;
try {
  await build({
    configFile: join(projectFolder, "tests", "simulation", "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: true },
  });
  const child = spawn(process.execPath, [join(folder, "simulate.js"), ...process.argv.slice(2)], {
    env: { ...process.env, SIMULATE_KEPT: join(projectFolder, "tests", "simulation", "failing-runs.json") },
    stdio: "inherit",
  });
  const [code] = await once(child, "exit");
  process.exitCode = code ?? 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
