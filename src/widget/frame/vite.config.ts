import { defineConfig, type Plugin } from "vite";
import { chat } from "../../client/look/tokens.ts";
import { tokensAsStyles } from "../../client/look/write-tokens.ts";

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

/** The one table of colours, spaces and sizes, where the styles have their place for it. */
const tokens: Plugin = {
  name: "tokens",
  enforce: "pre",
  transform: {
    filter: { id: /\/frame\/tokens\.css$/ },
    handler: (css) => css.replace("@tokens;", tokensAsStyles(chat, "chat")),
  },
};

/** The page inside the frame; the launcher beside it is built by its own configuration. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/chat/",
  publicDir: false,
  plugins: [tokens, plainImports],
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
