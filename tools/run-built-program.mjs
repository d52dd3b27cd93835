import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ensureBuild, ensurePrograms } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
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
  const [productFolder, folder] = await runOrSayWhyNot(async () => {
    await ensureDependencies();
    return [await ensureBuild(), await ensurePrograms(config)];
  });
  const child = spawn(process.execPath, ["--expose-gc", join(folder, `${name}.js`), ...words], {
    env: { ...process.env, PRODUCT_FOLDER: productFolder },
    stdio: "inherit",
  });
  // Ctrl-C reaches the child too; this process ends with its exit code.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const [code] = await once(child, "exit");
  process.exitCode = code ?? 1;
}
