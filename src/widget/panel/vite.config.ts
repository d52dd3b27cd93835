import { defineConfig, type Plugin } from "vite";
import { type CustomerLanguage, directionOf } from "../../contract/languages.ts";
import { launcher } from "../../client/look/tokens.ts";
import { tokensPutInto } from "../../client/look/write-tokens.ts";
import { panelWords } from "./words/languages.ts";

/** The launcher's words as a module for each language. The server chooses among them. */
const languages: Plugin = {
  name: "languages",
  generateBundle() {
    for (const [lang, words] of Object.entries(panelWords)) {
      const dir = directionOf(lang as CustomerLanguage);
      const source = `export const lang="${lang}",dir="${dir}",words=${JSON.stringify(words)}`;
      this.emitFile({ type: "asset", fileName: `words/${lang}.js`, source });
    }
  },
};

const tokens: Plugin = {
  name: "tokens",
  transform: {
    filter: { id: /\/draw-unread\.ts$/ },
    handler: (code) => tokensPutInto(code.replaceAll(/([`}])\n/g, "$1"), launcher),
  },
};

/** The module that the launcher loads when the customer is about to use the chat. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [languages, tokens],
  build: {
    target: "es2022",
    outDir: "../../../dist/widget/panel",
    emptyOutDir: true,
    modulePreload: false,
    // No library for Vite, which leaves those their line breaks.
    rolldownOptions: {
      input: "panel.ts",
      preserveEntrySignatures: "strict",
      output: { entryFileNames: "chat-panel.js" },
    },
  },
});
