import { join } from "node:path";
import { defineConfig } from "vite";
import { leaveToolsInPlace } from "../../tools/leave-tools-in-place.mjs";

/** The simulation as a program of its own; packages are taken from where they are installed. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [leaveToolsInPlace()],
  ssr: { target: "node" },
  build: {
    ssr: true,
    target: "node24",
    minify: false,
    rollupOptions: {
      input: { simulate: join(import.meta.dirname, "main.ts") },
    },
  },
});
