import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ensurePostgres } from "./ensure-postgres.mjs";

/**
 * Starts a throw-away PostgreSQL cluster that ends with this process, or says what is missing for one.
 *
 * @returns {Promise<{ socketFolder: string, end: () => Promise<void> } | { missing: string }>}
 */
export async function startPostgres() {
  const programs = await ensurePostgres();
  if ("missing" in programs) return programs;
  const keeperFile = fileURLToPath(new URL("postgres-keeper.mjs", import.meta.url));
  const keeper = spawn(process.execPath, [keeperFile, programs.binFolder], {
    stdio: ["pipe", "pipe", "inherit"],
    // It must outlive Ctrl-C by the moment it takes to tidy up.
    detached: true,
  });
  const lines = createInterface({ input: keeper.stdout });
  const [line] = await Promise.race([once(lines, "line"), once(keeper, "close")]);
  /** @type {{ socketFolder?: string, fault?: string }} */
  const said = typeof line === "string" ? JSON.parse(line) : {};
  if (!said.socketFolder) return { missing: `PostgreSQL did not start: ${said.fault ?? "its keeper ended"}` };
  return {
    socketFolder: said.socketFolder,
    end: async () => {
      if (keeper.exitCode !== null) return;
      keeper.stdin.end();
      await once(keeper, "close");
    },
  };
}
