// Entry point of `npm run chaos`: builds the product and the chaos tests, and runs them on data of their own.
import "./ensure-node.mjs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureBuild } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { projectFolder } from "./project-folder.mjs";
import { runOrSayWhyNot } from "./start-fault.mjs";

const productFolder = await runOrSayWhyNot(async () => {
  await ensureDependencies();
  return await ensureBuild();
});

const { build } = await import("vite");
const folder = await mkdtemp(join(projectFolder, "dist", ".chaos-"));
process.exitCode = 1;
try {
  await build({
    configFile: join(projectFolder, "tools", "chaos", "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: true },
  });
  const child = spawn(process.execPath, [join(folder, "main.js"), ...process.argv.slice(2)], {
    env: { ...process.env, CHAOS_PRODUCT: productFolder },
    stdio: "inherit",
  });
  // Ctrl-C reaches the child too; this process stays until it has tidied up.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const [code] = await once(child, "exit");
  process.exitCode = code ?? 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
