// What `npm test` runs. With arguments they go to vitest and the other checks are left out:
// `npm test -- core`, `npm test -- --project journeys`.
import { nodeVersionFault } from "./node-version.mjs";

const fault = nodeVersionFault(process.versions.node);
if (fault) {
  console.error(fault);
  process.exit(1);
}

const { StartFault } = await import("./start-fault.mjs");
const { ensureDependencies } = await import("./ensure-dependencies.mjs");
const { ensureBuild } = await import("./ensure-build.mjs");
const { runChecks } = await import("./run-checks.mjs");
const { runVitest } = await import("./run-vitest.mjs");
const { endWithSummary } = await import("./test-summary.mjs");

const filters = process.argv.slice(2);
try {
  await ensureDependencies();
  await ensureBuild();
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  console.error(error.message);
  endWithSummary([{ passed: 0, failed: 1, skipped: [] }]);
}
const results = filters.length > 0 ? [] : [await runChecks()];
endWithSummary([...results, await runVitest(filters)]);
