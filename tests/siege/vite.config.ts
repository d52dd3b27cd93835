import { join } from "node:path";
import { defineConfig } from "vite";
import { leaveToolsInPlace } from "../../tools/leave-tools-in-place.mjs";

const programs = {
  main: "main.ts",
  attacker: "attacker.ts",
  "gc-on-signal": "../../bench/measuring/gc-on-signal.ts",
};

/** The siege as a program of its own, with its attackers' thread and what it loads into the server's process. */
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
      input: Object.fromEntries(
        Object.entries(programs).map(([name, file]) => [name, join(import.meta.dirname, file)]),
      ),
    },
  },
});
