// Entry point of `npm run replay`.
import "./ensure-node.mjs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuild } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { runOrSayWhyNot } from "./start-fault.mjs";

const buildFolder = await runOrSayWhyNot(async () => {
  await ensureDependencies();
  return await ensureBuild();
});
await import(pathToFileURL(join(buildFolder, "replay", "main.js")).href);
