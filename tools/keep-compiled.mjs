import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Without it the server starts all the same, and later: nothing is waited for longer. */
const startWithinMs = 20_000;

/**
 * Starts a built server once, on data that are thrown away, and has it keep what Node has compiled of it.
 * Where that does not work, nothing is kept.
 *
 * @param {string} serverFolder
 */
export async function keepCompiled(serverFolder) {
  const dataFolder = await mkdtemp(join(tmpdir(), "bellhop-first-start-"));
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, [join(serverFolder, "main.js")], {
    env: {
      ...environment,
      NODE_ENV: "production",
      BELLHOP_KEEP_COMPILED: "1",
      BELLHOP_CLUSTER: "0",
      BELLHOP_DATA: dataFolder,
      HOST: "127.0.0.1",
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const tooLong = setTimeout(() => child.kill("SIGKILL"), startWithinMs);
  // It says that it listens: that was its start.
  child.stdout.once("data", () => child.kill());
  await Promise.race([once(child, "exit"), once(child, "error")]);
  clearTimeout(tooLong);
  await rm(dataFolder, { recursive: true, force: true });
}
