// What `npm run bench:<name>` runs: builds the product and the bench, then runs that bench.
//   node tools/bench.mjs <name> [its words]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureBuild } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { projectFolder } from "./project-folder.mjs";
import { runOrSayWhyNot } from "./start-fault.mjs";

const [name = "", ...words] = process.argv.slice(2);
const productFolder = await runOrSayWhyNot(async () => {
  await ensureDependencies();
  return await ensureBuild();
});

const { build } = await import("vite");
const folder = await mkdtemp(join(projectFolder, "dist", ".bench-"));
process.exitCode = 1;
try {
  await build({
    configFile: join(projectFolder, "bench", "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: true },
  });
  const child = spawn(process.execPath, ["--expose-gc", join(folder, `${name}.js`), ...words], {
    env: { ...process.env, BENCH_PRODUCT: productFolder },
    stdio: "inherit",
  });
  const [code] = await once(child, "exit");
  process.exitCode = code ?? 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
