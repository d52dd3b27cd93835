import react from "@vitejs/plugin-react";
import { type Plugin, defineConfig } from "vite";
import { desk } from "../client/look/tokens.ts";
import { tokensAsStyles, tokensPutInto } from "../client/look/write-tokens.ts";

const inAddress = (html: string) => html.replaceAll(/(?<=fill='|stroke=')#/g, "%23");

/** The one table of colours, spaces and sizes, where the styles and the page's icon have their place for it. */
const tokens: Plugin = {
  name: "tokens",
  enforce: "pre",
  transform: {
    filter: { id: /\/look\/tokens\.css$/ },
    handler: (css) => css.replace("@tokens;", tokensAsStyles(desk, "desk")),
  },
  transformIndexHtml: (html) => inAddress(tokensPutInto(html, desk)),
};

/**
 * The builder's loader keeps in mind that it has asked for a style sheet, not whether the sheet came, and never asks
 * again. Here only a link that is there counts; `forgetFailedStyles` takes those out that failed. (U-1)
 */
const sheetsAskedAgain: Plugin = {
  name: "sheets-asked-again",
  transform: {
    filter: { id: /vite\/preload-helper/ },
    handler(code) {
      const mended = code.replace(/href in seen/, "seen[href]");
      if (mended === code) throw new Error("The loader of late parts has changed: is this still needed?");
      return mended;
    },
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  publicDir: false,
  plugins: [tokens, sheetsAskedAgain, react()],
  build: { target: "es2022", outDir: "../../dist/desk", emptyOutDir: true, manifest: true },
});
