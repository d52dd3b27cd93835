import { defineConfig } from "vite";

/**
 * Bundled because hundreds of small files cost most of a second at every start; in the older form of
 * modules, because only of that can Node keep what it has compiled (see `boot/main.ts`).
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: {
    target: "node",
    noExternal: true,
    external: ["@photostructure/sqlite", "pg-native"],
  },
  build: {
    ssr: "run-server.ts",
    target: "node24",
    outDir: "../../dist/server",
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      output: {
        format: "cjs",
        strict: true,
        entryFileNames: "server.cjs",
        chunkFileNames: "[name]-[hash].cjs",
      },
    },
  },
});
