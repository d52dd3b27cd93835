// What `npm start` runs. Only this file may be read by a Node that is too old:
// all of ours but the version check is imported after it.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { nodeVersionFault } from "./node-version.mjs";

const fault = nodeVersionFault(process.versions.node);
if (fault) {
  console.error(fault);
  process.exit(1);
}

const { runOrSayWhyNot } = await import("./start-fault.mjs");
const { ensureDependencies } = await import("./ensure-dependencies.mjs");
const { ensureBuild } = await import("./ensure-build.mjs");

const buildFolder = await runOrSayWhyNot(async () => {
  await ensureDependencies();
  return await ensureBuild();
});

process.env["NODE_ENV"] ||= "production";
await import(pathToFileURL(join(buildFolder, "server", "main.js")).href);
