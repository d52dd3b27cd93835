import { readdir, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";

/** How long a build stays when nothing has used it: pages of it that are still open load their late parts from it. */
const keepMs = 24 * 60 * 60 * 1000;

/** How often a running server marks its build as used. */
const markEveryMs = 60 * 60 * 1000;

/** Marks the build as used, now and every hour while this process runs. */
export async function keepBuild(/** @type {string} */ folder) {
  await markUsed(folder);
  // A server goes on when its folder was removed, or lies on a disk that fails: it has read what it needs.
  setInterval(() => void markUsed(folder).catch(() => {}), markEveryMs).unref();
}

export async function markUsed(/** @type {string} */ folder) {
  const now = new Date();
  await utimes(folder, now, now).catch((error) => {
    // Built by another user: it can be run all the same.
    if (error.code !== "EPERM" && error.code !== "EROFS") throw error;
  });
}

/** Removes the builds that nothing has used for a day. */
export async function removeOldBuilds(/** @type {string} */ dist) {
  for (const name of await readdir(dist)) {
    const path = join(dist, name);
    const usedAt = (await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now();
    if (Date.now() - usedAt > keepMs) await rm(path, { recursive: true, force: true });
  }
}
