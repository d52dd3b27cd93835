import { mkdir, open, rename, rm, stat, utimes } from "node:fs/promises";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const heartbeatMs = 1_000;
/** A holder that has not been heard of for so long was killed. */
const silenceMs = 15_000;

/**
 * Runs the work while no other process on this folder runs it. A lock left behind by a process that
 * was killed is taken over.
 *
 * @template T
 * @param {string} path the lock file
 * @param {{ onWait: () => void, work: () => Promise<T> }} options
 * @returns {Promise<T>}
 */
export async function withLock(path, { onWait, work }) {
  await mkdir(dirname(path), { recursive: true });
  let waited = false;
  while (!(await hasLocked(path))) {
    if (!waited) onWait();
    waited = true;
    await removeWhenSilent(path);
    await sleep(heartbeatMs / 4);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    // Losing the lock is better than stopping the work.
    utimes(path, now, now).catch(() => {});
  }, heartbeatMs);
  const endBySignal = (/** @type {NodeJS.Signals} */ signal) => {
    rmSync(path, { force: true });
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.on("SIGINT", endBySignal).on("SIGTERM", endBySignal);
  try {
    return await work();
  } finally {
    process.off("SIGINT", endBySignal).off("SIGTERM", endBySignal);
    clearInterval(heartbeat);
    await rm(path, { force: true });
  }
}

async function hasLocked(/** @type {string} */ path) {
  try {
    await (await open(path, "wx")).close();
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function removeWhenSilent(/** @type {string} */ path) {
  const age = async (/** @type {string} */ file) => Date.now() - (await stat(file)).mtimeMs;
  try {
    if ((await age(path)) < silenceMs) return;
    // Moved away first, so that of two who wait only one removes it, and never a fresh one.
    const aside = `${path}.${process.pid}`;
    await rename(path, aside);
    if ((await age(aside)) < silenceMs) await rename(aside, path);
    else await rm(aside);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

function codeOf(/** @type {unknown} */ error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
