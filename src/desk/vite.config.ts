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

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  publicDir: false,
  plugins: [tokens, react()],
  build: { target: "es2022", outDir: "../../dist/desk", emptyOutDir: true, manifest: true },
});
