import { defineConfig, type Plugin } from "vite";

/**
 * Late parts are imported as the browser does it. Vite's own way also loads their style sheets ahead, which none
 * has here, and weighs more than the rest of a late part; Vite cannot leave it out by itself (vitejs/vite#13952).
 */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => "export const __vitePreload = (load) => load();",
  },
};

/** The page inside the frame; the launcher beside it is built by its own configuration. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/chat/",
  publicDir: false,
  plugins: [plainImports],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    outDir: "../../../dist/widget/frame",
    emptyOutDir: true,
    // One script and one sheet: there is nothing to load ahead.
    modulePreload: false,
    // Else what the late parts share would be a second script, and both together heavier.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "chat", tags: ["$initial"] }] } } },
  },
});
