// Entry point of `npm run check-logs`: checks that every log leads to the row kept beside it.
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
await import(pathToFileURL(join(buildFolder, "check-logs", "main.js")).href);
