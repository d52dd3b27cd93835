import { join } from "node:path";
import { defineConfig } from "vite";

/** What is put before the desk, as one file that runs before all others of its page. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    target: "es2022",
    minify: false,
    lib: { entry: join(import.meta.dirname, "show.ts"), formats: ["iife"], name: "states", fileName: "show" },
  },
});
