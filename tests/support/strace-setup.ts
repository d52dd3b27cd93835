import type { TestProject } from "vitest/node";
import { ensureStrace } from "../../tools/ensure-strace.mjs";
import type { Found } from "./describe-with.ts";

declare module "vitest" {
  interface ProvidedContext {
    strace: Found<{ path: string }>;
  }
}

/** Finds or installs strace. Named as vitest's globalSetup wants it. */
export async function setup(project: TestProject): Promise<void> {
  project.provide("strace", await ensureStrace());
}
