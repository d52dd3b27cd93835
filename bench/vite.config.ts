import { join } from "node:path";
import { defineConfig } from "vite";
import { leaveToolsInPlace } from "../tools/leave-tools-in-place.mjs";

const programs = {
  all: "all/main.ts",
  allocation: "allocation/main.ts",
  arrival: "arrival/main.ts",
  desk: "desk/main.ts",
  erlang: "erlang/main.ts",
  messages: "messages/main.ts",
  strawman: "messages/strawman.ts",
  memory: "memory/main.ts",
  "bare-server": "memory/bare-server.ts",
  "gc-on-signal": "measuring/gc-on-signal.ts",
  "slow-readers": "slow-readers/main.ts",
  reading: "reading/main.ts",
  "greedy-reader": "reading/greedy-reader.ts",
  servers: "servers/main.ts",
  soak: "soak/main.ts",
  start: "start/main.ts",
  widget: "widget/main.ts",
  // The whole server runs within the bench of allocation, which needs its thread of readers.
  "sqlite-reader-thread": "../src/server/store/engines/sqlite-reader-thread.ts",
};

/** Each bench is a program of its own; packages are taken from where they are installed. */
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
