import { chmod, mkdtemp, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Linux's folder that lies in memory. */
const memoryFolder = "/dev/shm";

/** Twice what the tests have there at most; containers often have little. */
const neededBytes = 4_000_000_000;

/**
 * Makes the folder in which everything lies that the tests write, in memory where there is room: nothing of it
 * outlives them, and no test pulls the plug of a machine.
 *
 * @returns {Promise<string>} whoever asked removes it
 */
export async function makeTestsFolder() {
  const folder = await mkdtemp(
    join((await hasRoom(memoryFolder)) ? memoryFolder : tmpdir(), "bellhop-tests-"),
  );
  // As /tmp is: PostgreSQL, the proxies and the system's installer run as other users.
  await chmod(folder, 0o1777);
  return folder;
}

async function hasRoom(/** @type {string} */ folder) {
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize >= neededBytes;
}
