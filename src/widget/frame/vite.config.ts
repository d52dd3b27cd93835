import { defineConfig } from "vite";

/** The page inside the frame; the launcher beside it is built by its own configuration. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/chat/",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    outDir: "../../../dist/widget/frame",
    emptyOutDir: true,
    // One script and one sheet: there is nothing to load ahead.
    modulePreload: false,
  },
});
