import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Without it the server starts all the same, and later: nothing is waited for longer. */
const startWithinMs = 20_000;

/**
 * Starts a built server once, on data that are thrown away, and has it keep what Node has compiled of it.
 * Where that does not work, nothing is kept. Never rejects.
 *
 * @param {string} serverFolder
 */
export async function keepCompiled(serverFolder) {
  try {
    const dataFolder = await mkdtemp(join(tmpdir(), "bellhop-first-start-"));
    await startAndStop(serverFolder, dataFolder);
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    console.error(`Starts will take longer: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function startAndStop(/** @type {string} */ serverFolder, /** @type {string} */ dataFolder) {
  const { DATABASE_URL: _, METRICS_TOKEN: __, ...environment } = process.env;
  const child = spawn(process.execPath, [join(serverFolder, "main.js")], {
    env: {
      ...environment,
      NODE_ENV: "production",
      LOG_LEVEL: "silent",
      BELLHOP_KEEP_COMPILED: "1",
      BELLHOP_CLUSTER: "0",
      BELLHOP_DATA: dataFolder,
      HOST: "127.0.0.1",
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const end = () => child.kill("SIGKILL");
  const tooLong = setTimeout(end, startWithinMs);
  process.once("exit", end);
  createInterface({ input: child.stdout }).on("line", (line) => {
    // The last thing that it says: now it also listens for signals.
    if (line.startsWith("The desk:")) child.kill();
  });
  try {
    await once(child, "exit");
  } finally {
    clearTimeout(tooLong);
    process.off("exit", end);
  }
}
