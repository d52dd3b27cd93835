import { defineConfig } from "vite";

/** What the preview of the settings runs before the real launcher and the real chat. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    target: "es2022",
    outDir: "../../../dist/widget/launcher",
    emptyOutDir: true,
    lib: { entry: "preview.ts", formats: ["iife"], name: "preview", fileName: () => "preview.js" },
  },
});
