// Entry point of `npm test`. Arguments are passed to vitest, and the other checks are left out:
// `npm test -- core`, `npm test -- --project journeys`.
import "./ensure-node.mjs";
import { ensureBuild } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { runChecks } from "./run-checks.mjs";
import { runVitest } from "./run-vitest.mjs";
import { StartFault } from "./start-fault.mjs";
import { endWithSummary } from "./test-summary.mjs";

const filters = process.argv.slice(2);
try {
  await ensureDependencies();
  await ensureBuild();
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  console.error(error.message);
  endWithSummary([{ passed: 0, failed: 1, skipped: [] }]);
}
// Tests often wait, for a browser or for time to pass; the checks make use of that.
const results = [runVitest(filters), ...(filters.length > 0 ? [] : [runChecks()])];
endWithSummary(await Promise.all(results));
