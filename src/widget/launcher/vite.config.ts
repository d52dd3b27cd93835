import { defineConfig } from "vite";

/** One classic script that a company's page can load from anywhere. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [
    {
      name: "styles-on-one-line",
      transform: (code, id) => (id.endsWith("/styles.ts") ? code.replaceAll(/([`}])\n/g, "$1") : null),
    },
  ],
  build: {
    target: "es2022",
    outDir: "../../../dist/widget/launcher",
    emptyOutDir: true,
    lib: { entry: "launcher.ts", formats: ["iife"], name: "bellhop", fileName: () => "chat.js" },
  },
});
