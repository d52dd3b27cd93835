import { defineConfig } from "vite";

/** The module that the launcher loads when the customer is about to use the chat. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
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
