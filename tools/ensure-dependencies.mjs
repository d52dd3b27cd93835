import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hashFiles } from "./hash-files.mjs";
import { projectFolder } from "./project-folder.mjs";
import { runProgram } from "./run-program.mjs";
import { StartFault } from "./start-fault.mjs";
import { withLock } from "./with-lock.mjs";

// Written last and removed first, so that an interrupted installation never has one.
const stampFile = join(projectFolder, "node_modules", ".bellhop-installed");
const networkCodes =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ENOTCACHED|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;

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
  const args = ["ci", "--include=dev", "--include=optional", "--ignore-scripts", "--no-audit", "--no-fund"];
  const patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];
  const npm = process.env["npm_execpath"];
  const isNpm = npm?.endsWith("npm-cli.js") ?? false;
  const { code, output } = await runProgram(
    isNpm ? process.execPath : "npm",
    [...(isNpm && npm ? [npm] : []), ...args, "--prefer-offline", ...patience],
    { cwd: projectFolder },
  );
  if (code === 0) return;
  if (code === 127)
    throw new StartFault("npm was not found; it comes with Node and is needed to install the dependencies.");
  const network = networkCodes.exec(output)?.[1];
  if (network)
    throw new StartFault(
      `The dependencies could not be installed: the package registry cannot be reached (${network}). Start again when there is a network.`,
    );
  console.error(npmErrors(output).join("\n"));
  throw new StartFault("The dependencies could not be installed; npm says why above.");
}

/** Without npm's warnings and its manual, which hide what went wrong. */
function npmErrors(/** @type {string} */ output) {
  const lines = output.split("\n").filter((line) => /^npm error \S/.test(line));
  return lines.length > 0 ? lines.slice(0, 12) : output.trim().split("\n").slice(-12);
}
