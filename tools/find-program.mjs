import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/**
 * The first of these programs that is on the PATH, with its folder.
 *
 * @param {string[]} names
 */
export async function findProgram(names) {
  for (const name of names)
    for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
      const path = join(folder, name);
      if (folder && (await isExecutable(path))) return path;
    }
  return undefined;
}

/** @param {string} path */
export async function isExecutable(path) {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
