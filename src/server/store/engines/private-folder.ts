import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const folderMode = 0o700;
const fileMode = 0o600;
/** Mode bits of everybody but the owner. */
const others = 0o077;

/** Everything this program puts into its folder; a demo has a folder of its own within it. */
const ours = /^(bellhop|demo$)/;

/**
 * Keeps a folder of data, and the files of these names in it, from other users of the machine: makes them, and
 * mends them where others may read them. SQLite gives the files it makes beside a database the mode of that. A
 * folder in which other things lie as well stays as it is. `said` is called with each thing that was not as it
 * should be.
 */
export function makePrivate(folder: string, names: readonly string[], said: (words: string) => void): void {
  mkdirSync(folder, { recursive: true, mode: folderMode });
  for (const name of names) closeSync(openSync(join(folder, name), "a", fileMode));
  // Windows has other means, which hold for what a user makes in their own folders.
  if (process.platform === "win32") return;
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries) {
    if (entry.isFile() && ours.test(entry.name)) mend(join(folder, entry.name), fileMode, said);
  }
  if (entries.every(({ name }) => ours.test(name))) mend(folder, folderMode, said);
  else if (isOpen(folder)) {
    said(
      `${folder} can be read by other users and holds other things, so it was left; the data in it are private.`,
    );
  }
}

function isOpen(path: string): boolean {
  return (statSync(path).mode & others) !== 0;
}

function mend(path: string, mode: number, said: (words: string) => void): void {
  if (!isOpen(path)) return;
  try {
    chmodSync(path, mode);
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== "EPERM") throw cause;
  }
  // Some file systems take every mode and keep their own.
  if (isOpen(path))
    said(`${path} can be read by other users of this machine, and that could not be changed.`);
  else said(`${path} could be read by other users of this machine; now only its owner may.`);
}
