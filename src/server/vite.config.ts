import { defineConfig } from "vite";

/** Bundled because hundreds of small files cost most of a second at every start. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: {
    target: "node",
    noExternal: true,
    external: ["pg-native"],
  },
  build: {
    ssr: "main.ts",
    target: "node24",
    outDir: "../../dist/server",
    emptyOutDir: true,
    minify: false,
    // All in one folder: the server finds its pages beside it.
    rolldownOptions: { output: { entryFileNames: "main.js", chunkFileNames: "[name]-[hash].js" } },
  },
});
