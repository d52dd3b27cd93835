import { defineConfig } from "vite";
import { leaveToolsInPlace } from "../leave-tools-in-place.mjs";

/**
 * Built on demand, so that no start of the product waits for it; packages are resolved from their installed
 * place.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [leaveToolsInPlace()],
  ssr: { target: "node" },
  build: { ssr: "main.ts", target: "node24", minify: false },
});
