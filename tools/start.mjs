// Entry point of `npm start`.
import "./ensure-node.mjs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuild } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { keepBuild } from "./kept-builds.mjs";
import { runOrSayWhyNot } from "./start-fault.mjs";

const buildFolder = await runOrSayWhyNot(async () => {
  await ensureDependencies();
  const folder = await ensureBuild();
  await keepBuild(folder);
  return folder;
});

process.env["NODE_ENV"] ||= "production";
await import(pathToFileURL(join(buildFolder, "server", "main.js")).href);
