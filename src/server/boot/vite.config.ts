import { defineConfig } from "vite";

/** Lies beside the server's own code, and is built apart so that it holds nothing of it. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { target: "node" },
  build: {
    ssr: "main.ts",
    target: "node24",
    outDir: "../../../dist/server",
    minify: false,
    rolldownOptions: { output: { entryFileNames: "main.js" } },
  },
});
