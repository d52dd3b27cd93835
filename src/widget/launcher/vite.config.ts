import { defineConfig, type Plugin } from "vite";
import { launcher, launcherLook } from "../../client/look/tokens.ts";
import { panelWords } from "../panel/words/languages.ts";
import { tokensPutInto } from "../../client/look/write-tokens.ts";

const stylesOnOneLine: Plugin = {
  name: "styles-on-one-line",
  transform: {
    filter: { id: /\/styles\.ts$/ },
    handler: (code) => tokensPutInto(code.replaceAll(/([`}])\n/g, "$1"), launcher),
  },
};

/** What stands on the button; the English one also where a page's language is none of these. */
const ownLabels = Object.fromEntries(
  Object.entries(panelWords).map(([language, { open }]) => [language === "en" ? "" : language, open]),
);

/**
 * Beside the script for pages that name no widget in its address, the same with the places still empty that the
 * server fills with a widget's own look (decision 28).
 */
const filled: Plugin = {
  name: "filled",
  transform: {
    filter: { id: /\/draw-launcher\.ts$/ },
    handler: (code) => code.replace("= bellhopLabels", () => `= ${JSON.stringify(ownLabels)}`),
  },
  generateBundle(_options, bundle) {
    const script = bundle["chat.js"];
    if (script?.type !== "chunk") throw new Error("There is no launcher to fill.");
    this.emitFile({ type: "asset", fileName: "chat.template.js", source: script.code });
    script.code = tokensPutInto(script.code, launcherLook).replaceAll("bellhopLanguage||", "");
  },
};

/** One classic script that a company's page can load from anywhere. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [stylesOnOneLine, filled],
  build: {
    target: "es2022",
    outDir: "../../../dist/widget/launcher",
    emptyOutDir: true,
    lib: { entry: "launcher.ts", formats: ["iife"], name: "bellhop", fileName: () => "chat.js" },
  },
});
