import type { TestProject } from "vitest/node";
import { startPostgres } from "../../tools/start-postgres.mjs";
import type { Found } from "./describe-with.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgres: Found<{ socketFolder: string }>;
  }
}

type Cluster = { found: Found<{ socketFolder: string }>; end: () => Promise<void> };

// Every layer runs this file in a module world of its own; the cluster is one for the whole run.
const shared = globalThis as { bellhopCluster?: Promise<Cluster>; bellhopClusterUsers?: number };

/** Starts one throw-away PostgreSQL for the run. Named as vitest's globalSetup wants it. */
export async function setup(project: TestProject): Promise<void> {
  shared.bellhopClusterUsers = (shared.bellhopClusterUsers ?? 0) + 1;
  shared.bellhopCluster ??= startCluster();
  const { found } = await shared.bellhopCluster;
  project.provide("postgres", found);
}

export async function teardown(): Promise<void> {
  shared.bellhopClusterUsers = (shared.bellhopClusterUsers ?? 1) - 1;
  if (shared.bellhopClusterUsers > 0) return;
  const cluster = await shared.bellhopCluster;
  delete shared.bellhopCluster;
  await cluster?.end();
}

async function startCluster(): Promise<Cluster> {
  const cluster = await startPostgres({ isDurable: false });
  if ("missing" in cluster) return { found: cluster, end: async () => {} };
  const { socketFolder, end } = cluster;
  return { found: { socketFolder }, end };
}
