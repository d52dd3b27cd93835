import { defineConfig, type Plugin } from "vite";
import { chat } from "../../client/look/tokens.ts";
import { tokensAsStyles } from "../../client/look/write-tokens.ts";
import { type CustomerLanguage, directionOf } from "../../contract/languages.ts";
import { languageWords } from "./words/languages.ts";

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

/**
 * Writes the page once for each language, with two modules of its words: the first is fetched together with the
 * script, the second with the first late part. The server chooses among the pages.
 */
const languages: Plugin = {
  name: "languages",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset") throw new Error("There is no page to write in each language.");
      delete bundle["index.html"];
      for (const [language, words] of Object.entries(languageWords)) {
        const [first = "", later = ""] = (["chat", "later"] as const).map((part) => {
          const source = `export const ${part}=${JSON.stringify(words[part])}`;
          const emitted = this.emitFile({ type: "asset", name: `${part}-${language}.js`, source });
          return `/chat/${this.getFileName(emitted)}`;
        });
        const head = `<link id="words" rel="modulepreload" crossorigin href="${first}" data-later="${later}">`;
        const source = String(page.source)
          .replace(
            '<html lang="en">',
            `<html lang="${language}" dir="${directionOf(language as CustomerLanguage)}">`,
          )
          .replace("</head>", () => `  ${head}\n  </head>`);
        this.emitFile({ type: "asset", fileName: `${language}.html`, source });
      }
    },
  },
};

/** The page inside the frame; the launcher beside it is built by its own configuration. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/chat/",
  publicDir: false,
  plugins: [tokens, plainImports, languages],
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
