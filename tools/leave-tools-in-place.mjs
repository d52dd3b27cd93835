import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { projectFolder } from "./project-folder.mjs";

const toolsFolder = resolve(projectFolder, "tools");

/**
 * For the build of a program that uses tools: they look for their neighbours, so they are loaded from
 * where they are and not taken into the build, which lies elsewhere.
 *
 * @returns {import("vite").Plugin}
 */
export function leaveToolsInPlace() {
  return {
    name: "leave-tools-in-place",
    enforce: "pre",
    resolveId(source, importer) {
      if (!importer || !source.startsWith(".") || !source.endsWith(".mjs")) return null;
      const path = resolve(dirname(importer), source);
      if (dirname(path) !== toolsFolder) return null;
      return { id: pathToFileURL(path).href, external: "absolute" };
    },
  };
}
