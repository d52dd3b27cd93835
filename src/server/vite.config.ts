import { join } from "node:path";
import { defineConfig } from "vite";

/** Bundled because hundreds of small files cost most of a second at every start. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: {
    target: "node",
    noExternal: true,
    external: ["pg-native", "sharp"],
  },
  build: {
    ssr: true,
    target: "node24",
    outDir: "../../dist/server",
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: join(import.meta.dirname, "main.ts"),
        accounts: join(import.meta.dirname, "operator/main.ts"),
        "sqlite-reader-thread": join(import.meta.dirname, "store/engines/sqlite-reader-thread.ts"),
      },
      // All in one folder: the server finds its pages and the thread beside it.
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
