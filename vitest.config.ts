import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { SummaryReporter } from "./tests/support/summary-reporter.ts";

const postgres = "tests/support/postgres-setup.ts";
const build = "tests/support/build-setup.ts";
const chromium = "tests/support/chromium-setup.ts";
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
    testTimeout: 10_000,
    hookTimeout: 30_000,
    // One less than the cores is the default: on a machine of two, one file after the other.
    maxWorkers: 2,
    reporters: ["default", new SummaryReporter()],
    projects: [
      layer("rules", { include: ["src/**/*.test.ts"] }),
      layer("contract"),
      layer("tree"),
      layer("tools", { testTimeout: 60_000 }),
      layer("store", { globalSetup: [postgres], testTimeout: 30_000 }),
      layer("api", { globalSetup: [postgres], testTimeout: 30_000 }),
      layer("feed", { testTimeout: 30_000 }),
      layer("fuzz", { globalSetup: [postgres], testTimeout: 30_000 }),
      layer("simulation", { globalSetup: [postgres], testTimeout: 120_000 }),
      layer("journeys", {
        globalSetup: [build, chromium, postgres, strace],
        testTimeout: 120_000,
        hookTimeout: 120_000,
        // A browser and a server want the machine to themselves.
        fileParallelism: false,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
});
