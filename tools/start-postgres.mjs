import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ensurePostgres } from "./ensure-postgres.mjs";

/**
 * Starts a throw-away PostgreSQL cluster that ends with this process, or says what is missing for one.
 *
 * @param {object} [options]
 * @param {number} [options.tcpPort] where it listens on 127.0.0.1, too, for programs that know no socket of a folder;
 *   nobody is asked for a password there
 * @param {boolean} [options.isDurable] does it wait for the disk? Only a power cut can tell, and what is measured.
 * @returns {Promise<{ socketFolder: string, end: () => Promise<void> } | { missing: string }>}
 */
export async function startPostgres({ tcpPort, isDurable = true } = {}) {
  const programs = await ensurePostgres();
  if ("missing" in programs) return programs;
  const keeperFile = fileURLToPath(new URL("postgres-keeper.mjs", import.meta.url));
  const keeper = spawn(process.execPath, [keeperFile, JSON.stringify({ ...programs, tcpPort, isDurable })], {
    stdio: ["pipe", "pipe", "inherit"],
    // Outlives Ctrl-C by the moment it needs to tidy up.
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
