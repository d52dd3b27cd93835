import { chmod, mkdtemp, readdir, rm, stat, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Linux's folder that lies in memory. */
const memoryFolder = "/dev/shm";

/** Twice what the tests have there at most; containers often have little. */
const roomForTests = 4_000_000_000;

const prefix = "bellhop-tests-";
const keepMs = 24 * 60 * 60 * 1000;

/**
 * Makes the folder in which everything lies that the tests write, in memory where there is room: nothing of it
 * outlives them, and no test pulls the plug of a machine. Removes what a run left there that was killed the day
 * before.
 *
 * @param {object} [options]
 * @param {string} [options.preferred] used when it has room
 * @param {number} [options.neededBytes]
 * @returns {Promise<string>} whoever asked removes it
 */
export async function makeTestsFolder({ preferred = memoryFolder, neededBytes = roomForTests } = {}) {
  const parent = (await freeBytes(preferred)) >= neededBytes ? preferred : tmpdir();
  await removeLeftovers(parent);
  const folder = await mkdtemp(join(parent, prefix));
  // As /tmp is: PostgreSQL, the proxies and the system's installer run as other users.
  await chmod(folder, 0o1777);
  return folder;
}

async function freeBytes(/** @type {string} */ folder) {
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize;
}

async function removeLeftovers(/** @type {string} */ parent) {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(parent, name);
    const usedAt = (await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now();
    // Another user's stays where it is.
    if (Date.now() - usedAt > keepMs) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}
