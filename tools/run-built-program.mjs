import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureBuild } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { projectFolder } from "./project-folder.mjs";
import { runOrSayWhyNot } from "./start-fault.mjs";

/**
 * Builds the product, and apart from it programs that are no part of it, and runs one of these; its
 * exit code becomes ours. It finds the product's build in the folder that PRODUCT_FOLDER names.
 *
 * @param {object} program
 * @param {string} program.config its Vite configuration, below the project's folder
 * @param {string} program.name the program among those of that build
 * @param {string[]} program.words what stands after it on the command line
 */
export async function runBuiltProgram({ config, name, words }) {
  const productFolder = await runOrSayWhyNot(async () => {
    await ensureDependencies();
    return await ensureBuild();
  });
  const { build } = await import("vite");
  const folder = await mkdtemp(join(projectFolder, "dist", ".program-"));
  process.exitCode = 1;
  try {
    await build({
      configFile: join(projectFolder, config),
      logLevel: "warn",
      build: { outDir: folder, emptyOutDir: true },
    });
    const child = spawn(process.execPath, ["--expose-gc", join(folder, `${name}.js`), ...words], {
      env: { ...process.env, PRODUCT_FOLDER: productFolder },
      stdio: "inherit",
    });
    const [code] = await once(child, "exit");
    process.exitCode = code ?? 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
