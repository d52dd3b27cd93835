import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

/** The types of what pages can say, for those that are written in TypeScript. */
const types: Plugin = {
  name: "types",
  async generateBundle() {
    const source = await readFile(join(import.meta.dirname, "../page-api.ts"), "utf8");
    this.emitFile({ type: "asset", fileName: "chat.d.ts", source });
  },
};

/** The module that carries out what a page says to its chat, and that other pages do not load. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [types],
  build: {
    target: "es2022",
    outDir: "../../../dist/widget/page",
    emptyOutDir: true,
    modulePreload: false,
    // No library for Vite, which leaves those their line breaks.
    rolldownOptions: {
      input: "page.ts",
      preserveEntrySignatures: "strict",
      output: { entryFileNames: "chat-page.js" },
    },
  },
});
