import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";
import { isOn } from "./tests/support/required.ts";
import { SummaryReporter } from "./tests/support/summary-reporter.ts";

const postgres = "tests/support/postgres-setup.ts";
const build = "tests/support/build-setup.ts";
const chromium = "tests/support/chromium-setup.ts";
const english = "tests/support/english-setup.ts";
const proxies = "tests/support/proxies-setup.ts";
const strace = "tests/support/strace-setup.ts";

/** One project for each layer of tests; what a layer needs is set up only when one of its files runs. */
function layer(
  name: string,
  test: NonNullable<TestProjectInlineConfiguration["test"]> = {},
): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: { name, include: [`tests/${name}/**/*.test.ts`], ...test },
  };
}

export default defineConfig({
  test: {
    environment: "node",
    // Far longer than anything takes: no test fails because a machine is busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two more than the cores of a small machine: files often wait, for a browser or for time to pass.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // Files of a layer share what they import: to import the server anew takes longer than most files' tests.
    isolate: false,
    // One unsteady test must not hold up everybody's work; the summary names it all the same.
    retry: isOn(process.env["CI"]) ? 1 : 0,
    reporters: ["default", new SummaryReporter()],
    projects: [
      layer("rules", { include: ["src/**/*.test.ts"], setupFiles: [english] }),
      layer("contract"),
      layer("tree"),
      layer("tools", { testTimeout: 120_000 }),
      layer("store", { globalSetup: [postgres] }),
      layer("api", { globalSetup: [postgres] }),
      layer("feed"),
      layer("fuzz", { globalSetup: [postgres], testTimeout: 240_000 }),
      layer("simulation", { globalSetup: [postgres], testTimeout: 240_000 }),
      layer("states", { globalSetup: [build, chromium], testTimeout: 240_000, hookTimeout: 240_000 }),
      layer("journeys", {
        globalSetup: [build, chromium, postgres, proxies, strace],
        testTimeout: 240_000,
        hookTimeout: 240_000,
        // The default of a second is not enough for what a page does on a busy machine.
        expect: { poll: { timeout: 60_000 } },
      }),
    ],
  },
});
