import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileStorage } from "../ports/file-storage.ts";

const folderMode = 0o700;

/** Keeps files in a folder, which only its owner can read. Nothing is made before the first file comes. */
export function folderStorage(folder: string): FileStorage {
  const pathOf = (name: string) => join(folder, "kept", name);
  return {
    async incomingFolder() {
      const incoming = join(folder, "incoming");
      await mkdir(incoming, { recursive: true, mode: folderMode });
      return incoming;
    },
    async put(name, path) {
      const target = pathOf(name);
      await mkdir(dirname(target), { recursive: true, mode: folderMode });
      await syncFile(path);
      await rename(path, target);
      await syncFolders(dirname(target), folder);
    },
    async open(name) {
      try {
        const file = await open(pathOf(name), "r");
        const { size } = await file.stat();
        return { bytes: size, stream: file.createReadStream() };
      } catch (cause) {
        if (isMissing(cause)) return null;
        throw cause;
      }
    },
    async has(name) {
      try {
        return (await stat(pathOf(name))).isFile();
      } catch (cause) {
        if (isMissing(cause)) return false;
        throw cause;
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is durable once its folder is, and the folder once the one around it is. */
async function syncFolders(inner: string, outer: string): Promise<void> {
  // Windows has no way to do this, and needs none.
  if (process.platform === "win32") return;
  for (let folder = inner; ; folder = dirname(folder)) {
    await syncFile(folder);
    if (folder === outer) return;
  }
}

function isMissing(cause: unknown): boolean {
  return (cause as { code?: unknown }).code === "ENOENT";
}
