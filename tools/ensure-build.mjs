import { chmod, mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { hashFiles } from "./hash-files.mjs";
import { markUsed, removeOldBuilds } from "./kept-builds.mjs";
import { projectFolder } from "./project-folder.mjs";
import { runProgram } from "./run-program.mjs";
import { StartFault } from "./start-fault.mjs";

const sources = [
  "src/",
  "tools/build.mjs",
  "tools/compress-files.mjs",
  "tools/replay/",
  "tools/check-logs/",
  "tools/node-platform.ts",
  "tools/until.ts",
  "tsconfig.base.json",
  "package.json",
  "package-lock.json",
];
/** Of programs that are no part of the product, which take parts of anything. */
const programSources = [...new Set([...sources, "tools/", "tests/", "bench/"])];

/**
 * Builds server, desk, widget and replay unless these very sources are built.
 *
 * @returns {Promise<string>} the folder, holding server/, desk/, widget/ and replay/
 */
export async function ensureBuild() {
  const build = join(projectFolder, "tools", "build.mjs");
  const name = await hashFiles(projectFolder, sources);
  return await ensureFolder(name, "Building (first time, or the sources changed) …", (folder) => [
    build,
    folder,
  ]);
}

/**
 * Builds the programs of this Vite configuration, which are no part of the product, unless these very sources are
 * built.
 *
 * @param {string} config below the project's folder
 * @returns {Promise<string>} the folder that holds them
 */
export async function ensurePrograms(config) {
  const vite = join(projectFolder, "node_modules", "vite", "bin", "vite.js");
  const name = `${await hashFiles(projectFolder, programSources)}-${dirname(config).replaceAll("/", "-")}`;
  return await ensureFolder(name, `Building ${dirname(config)} …`, (folder) => [
    vite,
    "build",
    "--logLevel=warn",
    `--config=${join(projectFolder, config)}`,
    `--outDir=${folder}`,
    "--emptyOutDir",
  ]);
}

/**
 * Every build has a folder of its own, named by the hash of its sources: it appears by one rename, so it is
 * whole or not there, and a server that runs keeps its files when newer sources are built.
 *
 * @param {string} name
 * @param {string} words said before it is built
 * @param {(folder: string) => string[]} wordsOf arguments by which Node builds into this folder
 */
async function ensureFolder(name, words, wordsOf) {
  const dist = join(projectFolder, "dist");
  const folder = join(dist, name);
  if (!(await hasFolder(folder))) {
    console.log(words);
    await mkdir(dist, { recursive: true });
    const unfinished = await mkdtemp(join(dist, ".building-"));
    await buildInto(unfinished, folder, wordsOf(unfinished));
    await removeOldBuilds(dist);
  }
  await markUsed(folder);
  return folder;
}

/**
 * @param {string} unfinished
 * @param {string} folder
 * @param {string[]} args
 */
async function buildInto(unfinished, folder, args) {
  try {
    const { code, output } = await runProgram(
      process.execPath,
      args,
      // Whatever the user's is: React's development build is three times as large.
      { cwd: projectFolder, env: { ...process.env, NODE_ENV: "production" } },
    );
    if (code !== 0) {
      // The builder's colours are for eyes, not for log files.
      console.error((process.stderr.isTTY ? output : stripVTControlCharacters(output)).trim());
      throw new StartFault("The build failed; its output is above.");
    }
    await chmod(unfinished, 0o755);
    await rename(unfinished, folder).catch(async (error) => {
      // Somebody else built the same sources meanwhile.
      if (!(await hasFolder(folder))) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function hasFolder(/** @type {string} */ path) {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
