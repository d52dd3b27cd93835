import { defineConfig } from "vite";
import { launcher } from "../../client/look/tokens.ts";
import { tokensPutInto } from "../../client/look/write-tokens.ts";

/** One classic script that a company's page can load from anywhere. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [
    {
      name: "styles-on-one-line",
      transform: {
        filter: { id: /\/styles\.ts$/ },
        handler: (code) => tokensPutInto(code.replaceAll(/([`}])\n/g, "$1"), launcher),
      },
    },
  ],
  build: {
    target: "es2022",
    outDir: "../../../dist/widget/launcher",
    emptyOutDir: true,
    lib: { entry: "launcher.ts", formats: ["iife"], name: "bellhop", fileName: () => "chat.js" },
  },
});
