import { join } from "node:path";
import { defineConfig } from "vite";
import { leaveToolsInPlace } from "../../tools/leave-tools-in-place.mjs";

/** The fuzzer as a program of its own, with what it loads into the server's process; packages stay where they are. */
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
      input: {
        main: join(import.meta.dirname, "main.ts"),
        settle: join(import.meta.dirname, "settle.ts"),
      },
    },
  },
});
