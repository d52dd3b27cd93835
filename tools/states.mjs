// Entry point of `npm run states`: all states of the desk, all answers and all late files that can fail; of these `npm test` tries a few.
import "./ensure-node.mjs";
import { ensureBuild } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { runVitest } from "./run-vitest.mjs";
import { runOrSayWhyNot } from "./start-fault.mjs";
import { endWithSummary } from "./test-summary.mjs";

await runOrSayWhyNot(async () => {
  await ensureDependencies();
  await ensureBuild();
});
process.env["BELLHOP_STATES"] = "all";
endWithSummary([await runVitest(["--project", "states", ...process.argv.slice(2)])]);
