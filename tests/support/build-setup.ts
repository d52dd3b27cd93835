import type { TestProject } from "vitest/node";
import { ensureBuild } from "../../tools/ensure-build.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder that holds server/main.js, desk/ and widget/ of the present sources. */
    buildFolder: string;
  }
}

/** Builds for the tests that start the real server. Named as vitest's globalSetup wants it. */
export async function setup(project: TestProject): Promise<void> {
  project.provide("buildFolder", await ensureBuild());
}
