import { defineConfig } from "vite";

/** A program of its own, like the server: it runs where nothing but Node is. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { target: "node", noExternal: true, external: ["pg-native", "sharp"] },
  build: { ssr: "main.ts", target: "node24", minify: false },
});
