import type { TestProject } from "vitest/node";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ensurePostgres } from "../../tools/ensure-postgres.mjs";
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
  const programs = await ensurePostgres();
  if ("missing" in programs) return { found: programs, end: async () => {} };
  const keeperFile = fileURLToPath(new URL("../../tools/postgres-keeper.mjs", import.meta.url));
  const keeper = spawn(process.execPath, [keeperFile, programs.binFolder], {
    stdio: ["pipe", "pipe", "inherit"],
    // It must outlive Ctrl-C by the moment it takes to tidy up.
    detached: true,
  });
  const lines = createInterface({ input: keeper.stdout });
  const [line] = (await Promise.race([once(lines, "line"), once(keeper, "close")])) as [unknown];
  const said =
    typeof line === "string" ? (JSON.parse(line) as { socketFolder?: string; fault?: string }) : {};
  const end = async () => {
    if (keeper.exitCode !== null) return;
    keeper.stdin.end();
    await once(keeper, "close");
  };
  if (said.socketFolder) return { found: { socketFolder: said.socketFolder }, end };
  return { found: { missing: `PostgreSQL did not start: ${said.fault ?? "its keeper ended"}` }, end };
}
