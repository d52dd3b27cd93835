import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "./project-folder.mjs";
import { runNpm } from "./run-npm.mjs";
import { runProgram } from "./run-program.mjs";
import { StartFault } from "./start-fault.mjs";
import { withLock } from "./with-lock.mjs";

/** @type {{ version: string, packages: Record<string, NodePackage | undefined> }} */
const pinned = JSON.parse(await readFile(new URL("pinned-node.json", import.meta.url), "utf8"));
const { version } = pinned;

/** @typedef {{ name: string, integrity: string }} NodePackage */

/** The oldest major version of Node that runs Bellhop: that of the pinned Node. */
export const oldestMajor = Number.parseInt(version);

const nodesFolder = join(projectFolder, ".node");
const unfinishedPrefix = ".unfinished-";

/**
 * Fetches the pinned Node from the npm registry unless it was fetched before.
 *
 * The folder of that Node appears by one rename, so it is whole or not there.
 *
 * @returns {Promise<string>} the path of its program
 */
export async function fetchNode() {
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = pinned.packages[platform];
  if (!nodePackage) throw nodeFault(`there is none to fetch for ${platform}`);
  const folder = join(nodesFolder, `${version}-${platform}`);
  const node = join(folder, "bin", "node");
  if (await isFile(node)) return node;
  await withLock(join(nodesFolder, ".fetching"), {
    onWait: () => console.error(`Waiting for another start that is fetching Node ${version} …`),
    work: async () => {
      if (await isFile(node)) return;
      console.error(
        `Fetching Node ${version}, as this is Node ${process.versions.node} (once; it stays in .node) …`,
      );
      await removeUnfinished();
      await fetchInto(folder, nodePackage);
    },
  });
  return node;
}

/** Removes the remains of starts that were killed. */
async function removeUnfinished() {
  for (const name of await readdir(nodesFolder))
    if (name.startsWith(unfinishedPrefix)) await rm(join(nodesFolder, name), { recursive: true });
}

async function fetchInto(/** @type {string} */ folder, /** @type {NodePackage} */ nodePackage) {
  await mkdir(nodesFolder, { recursive: true });
  const unfinished = await mkdtemp(join(nodesFolder, unfinishedPrefix));
  try {
    const archive = await download(nodePackage, unfinished);
    await verify(archive, nodePackage);
    await unpack(archive, unfinished);
    await rename(join(unfinished, "package"), folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function download(/** @type {NodePackage} */ { name }, /** @type {string} */ folder) {
  const npm = await runNpm(["pack", `${name}@${version}`, `--pack-destination=${folder}`]);
  const archive = join(folder, `${name}-${version}.tgz`);
  if (npm.isMissing) throw nodeFault("it cannot be fetched, because npm was not found");
  if (npm.networkCode)
    throw nodeFault(
      `it cannot be fetched, because the package registry cannot be reached (${npm.networkCode})`,
    );
  if (npm.code !== 0 || !(await isFile(archive))) {
    console.error(npm.errors);
    throw nodeFault(`${name} ${version} cannot be fetched; npm says why above`);
  }
  return archive;
}

async function verify(/** @type {string} */ archive, /** @type {NodePackage} */ { name, integrity }) {
  const found = createHash("sha512")
    .update(await readFile(archive))
    .digest("base64");
  if (integrity !== `sha512-${found}`)
    throw nodeFault(
      `what the package registry has as ${name} ${version} was thrown away: its checksum is not the known one`,
    );
}

async function unpack(/** @type {string} */ archive, /** @type {string} */ folder) {
  const tar = await runProgram("tar", ["-xzf", archive, "-C", folder, "package/bin/node", "package/LICENSE"]);
  if (tar.code !== 0)
    throw nodeFault(`the fetched one cannot be unpacked (${tar.output.trim() || "tar was not found"})`);
  const node = await runProgram(join(folder, "package", "bin", "node"), ["--version"]);
  if (node.output.trim() !== `v${version}`)
    throw nodeFault(
      `the fetched one does not run on this system (${node.output.trim().split("\n")[0] || `code ${node.code}`})`,
    );
}

function nodeFault(/** @type {string} */ why) {
  return new StartFault(
    `Bellhop needs Node ${oldestMajor} or newer; this is Node ${process.versions.node}, and ${why}. ` +
      `Install Node ${oldestMajor} (https://nodejs.org) and start again.`,
  );
}

async function isFile(/** @type {string} */ path) {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}
