import type { TestProject } from "vitest/node";
import { ensureProxies } from "../../tools/ensure-proxies.mjs";

declare module "vitest" {
  interface ProvidedContext {
    proxies: Awaited<ReturnType<typeof ensureProxies>>;
  }
}

/** Finds or installs the proxies of the guide. Named as vitest's globalSetup wants it. */
export async function setup(project: TestProject): Promise<void> {
  project.provide("proxies", await ensureProxies());
}
