import { join } from "node:path";
import { defineConfig } from "vite";

/** The simulation as a program of its own; packages are taken from where they are installed. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { target: "node" },
  build: {
    ssr: true,
    target: "node20",
    minify: false,
    rollupOptions: {
      // They look for their neighbours, and the build lies elsewhere.
      external: /tools[/\\][^/\\]*\.mjs$/,
      input: { simulate: join(import.meta.dirname, "main.ts") },
    },
  },
});
