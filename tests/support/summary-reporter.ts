import { writeFileSync } from "node:fs";
import type { Reporter, TestCase, TestModule } from "vitest/node";

/** Counts of which `npm test` makes its last line. */
export type TestSummary = { passed: number; failed: number; skipped: string[]; unsteady: string[] };

/** Writes the counts to the file that BELLHOP_TEST_SUMMARY names; says nothing. */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const file = process.env["BELLHOP_TEST_SUMMARY"];
    if (!file) return;
    const summary: TestSummary = { passed: 0, failed: unhandled.length, skipped: [], unsteady: [] };
    for (const module of modules) {
      if (module.errors().length > 0) summary.failed++;
      for (const test of module.children.allTests()) count(test, summary);
      // A suite that could not be set up has failed even when every test of it passed.
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) summary.failed++;
    }
    writeFileSync(file, JSON.stringify(summary));
  }
}

function count(test: TestCase, summary: TestSummary): void {
  const result = test.result();
  const name = `${test.module.relativeModuleId} > ${test.fullName}`;
  if (test.diagnostic()?.flaky) summary.unsteady.push(name);
  if (result.state === "passed") summary.passed++;
  else if (result.state === "failed") summary.failed++;
  else {
    const reason = result.state === "skipped" && result.note ? `: ${result.note}` : "";
    summary.skipped.push(`${name}${reason}`);
  }
}
