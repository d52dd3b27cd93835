import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Entries of .gitignore, for a copy without git. */
const ignoredFolders = new Set(["node_modules", ".node", "dist", "data", "coverage", ".git"]);

/** A file that is, or is about to be, committed; its path has forward slashes and starts at the root. */
export type ProjectFile = { path: string; text: string };

let cached: ProjectFile[] | undefined;

/** Every text file of the project whose path matches. */
export function projectFiles(paths: RegExp = /./): ProjectFile[] {
  cached ??= listPaths()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }))
    .filter((file) => !file.text.includes("\0"));
  return cached.filter((file) => paths.test(file.path));
}

function listPaths(): string[] {
  if (!existsSync(join(root, ".git"))) return walk(root);
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", ["-c", `safe.directory=${root.replace(/\/$/, "")}`, ...args], {
    cwd: root,
  });
  // A file that was removed is still in the index until the next commit.
  return listed
    .toString()
    .split("\0")
    .filter((path) => path !== "" && existsSync(join(root, path)) && statSync(join(root, path)).isFile());
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ignoredFolders.has(entry.name) ? [] : walk(path);
    return entry.isFile() ? [relative(root, path).replaceAll("\\", "/")] : [];
  });
}
