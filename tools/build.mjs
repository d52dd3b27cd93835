// Run by ensure-build.mjs in a process of its own: `node tools/build.mjs <folder>`.
import { join, resolve } from "node:path";
import { build } from "vite";
import { compressFiles } from "./compress-files.mjs";
import { projectFolder } from "./project-folder.mjs";

/** The folder of each Vite configuration, and its output below the given folder. */
const parts = {
  "src/server": "server",
  "src/desk": "desk",
  "src/widget/frame": "widget/frame",
  "src/widget/launcher": "widget/launcher",
  "src/widget/panel": "widget/launcher",
  "src/widget/page": "widget/launcher",
  "src/widget/preview": "widget/launcher",
  "tools/replay": "replay",
  "tools/check-logs": "check-logs",
};

const [folder, ...others] = process.argv.slice(2);
if (!folder || folder.startsWith("-") || others.length > 0) {
  console.error("Say which folder to build into, and no more: node tools/build.mjs <folder>");
  process.exit(1);
}

try {
  for (const [source, target] of Object.entries(parts))
    await build({
      configFile: join(projectFolder, source, "vite.config.ts"),
      logLevel: "warn",
      // The folder is new: what lies in it is of this build.
      build: { outDir: resolve(folder, target), emptyOutDir: false },
    });
  for (const pages of ["desk", "widget"]) await compressFiles(resolve(folder, pages));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
