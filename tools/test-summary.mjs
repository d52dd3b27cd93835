/** @typedef {{ passed: number, failed: number, skipped: string[], unsteady?: string[] }} TestSummary */

const isOn = (/** @type {string | undefined} */ value) =>
  value !== undefined && !["", "0", "false"].includes(value);

/**
 * Ends the process: says what was skipped and why, and which tests needed a second attempt, then one line with the
 * counts. What was skipped is a failure where everything is required (CI, BELLHOP_REQUIRE_ALL).
 *
 * @param {TestSummary[]} parts
 * @returns {never}
 */
export function endWithSummary(parts) {
  const passed = sum(parts.map((part) => part.passed));
  const failed = sum(parts.map((part) => part.failed));
  const skipped = parts.flatMap((part) => part.skipped);
  const unsteady = parts.flatMap((part) => part.unsteady ?? []);
  const mayNotSkip = isOn(process.env["CI"]) || isOn(process.env["BELLHOP_REQUIRE_ALL"]);
  if (skipped.length > 0) {
    console.log(`\n!!! ${skipped.length} NOT RUN${mayNotSkip ? ", which counts as failed here" : ""}:`);
    for (const name of skipped) console.log(`!!! ${name}`);
  }
  if (unsteady.length > 0) {
    console.log(`\n!!! ${unsteady.length} PASSED ONLY AT THE SECOND ATTEMPT, each a defect to be mended:`);
    for (const name of unsteady) console.log(`!!! unsteady: ${name}`);
  }
  console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  process.exit(failed > 0 || (mayNotSkip && skipped.length > 0) ? 1 : 0);
}

function sum(/** @type {number[]} */ numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
