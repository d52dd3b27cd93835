import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hashFiles } from "./hash-files.mjs";
import { projectFolder } from "./project-folder.mjs";
import { runNpm } from "./run-npm.mjs";
import { StartFault } from "./start-fault.mjs";
import { withLock } from "./with-lock.mjs";

// Written last and removed first, so that an interrupted installation never has one.
const stampFile = join(projectFolder, "node_modules", ".bellhop-installed");

/** Installs the packages of package-lock.json unless exactly they are installed. */
export async function ensureDependencies() {
  const wanted = await wantedStamp();
  if ((await installedStamp()) === wanted) return;
  await withLock(join(projectFolder, "dist", ".installing"), {
    onWait: () => console.log("Waiting for another start that is installing the dependencies …"),
    work: async () => {
      if ((await installedStamp()) === wanted) return;
      console.log("Installing the dependencies (first time, or package-lock.json changed) …");
      await rm(stampFile, { force: true });
      await install();
      await writeFile(stampFile, wanted);
    },
  });
}

async function wantedStamp() {
  const lock = await hashFiles(projectFolder, ["package-lock.json"]);
  return `${lock} ${process.platform} ${process.arch}\n`;
}

async function installedStamp() {
  return await readFile(stampFile, "utf8").catch(() => undefined);
}

async function install() {
  // Named one by one because the user's own npm settings may say otherwise.
  const npm = await runNpm([
    "ci",
    "--include=dev",
    "--include=optional",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
  ]);
  if (npm.code === 0) return;
  if (npm.isMissing)
    throw new StartFault("npm was not found; it comes with Node and is needed to install the dependencies.");
  if (npm.networkCode)
    throw new StartFault(
      `The dependencies could not be installed: the package registry cannot be reached (${npm.networkCode}). Start again when there is a network.`,
    );
  console.error(npm.errors);
  throw new StartFault("The dependencies could not be installed; npm says why above.");
}
