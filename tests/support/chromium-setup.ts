import type { TestProject } from "vitest/node";
import { ensureChromium } from "../../tools/ensure-chromium.mjs";
import type { Found } from "./describe-with.ts";

declare module "vitest" {
  interface ProvidedContext {
    chromium: Found<{ path: string }>;
  }
}

/** Finds or installs the browser. Named as vitest's globalSetup wants it. */
export async function setup(project: TestProject): Promise<void> {
  project.provide("chromium", await ensureChromium());
}
