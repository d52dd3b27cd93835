import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const isSource = (/** @type {string} */ path) =>
  !/(^|\/)\.|~$|\.md$|\.test\.ts$/.test(path.replaceAll("\\", "/"));

/**
 * One short hash over the names and contents of files. Tests, words and editors' leftovers inside
 * folders do not count.
 *
 * @param {string} root
 * @param {string[]} names files, and folders ending in "/", relative to the root
 */
export async function hashFiles(root, names) {
  const paths = [];
  for (const name of names) {
    if (!name.endsWith("/")) paths.push(name);
    else {
      const entries = await readdir(join(root, name), { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        const path = join(entry.parentPath, entry.name).slice(root.length + 1);
        if (entry.isFile() && isSource(path)) paths.push(path);
      }
    }
  }
  const hash = createHash("sha256");
  for (const path of paths.sort()) {
    const content = await readFile(join(root, path));
    hash.update(`${path}\n${content.length}\n`).update(content);
  }
  return hash.digest("hex").slice(0, 16);
}
