import { defineConfig } from "vite";
import { leaveToolsInPlace } from "../leave-tools-in-place.mjs";

/** Built when it is run, so that no start of the product waits for it; packages are taken from where they are installed. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [leaveToolsInPlace()],
  ssr: { target: "node" },
  build: { ssr: "main.ts", target: "node24", minify: false },
});
