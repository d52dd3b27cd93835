import { defineConfig } from "vite";

/** Bundled because hundreds of small files cost most of a second at every start. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: {
    target: "node",
    noExternal: true,
    external: ["@photostructure/sqlite", "pg-native"],
  },
  build: {
    ssr: "main.ts",
    target: "node20",
    outDir: "../../dist/server",
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" } },
  },
});
