import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { defineConfig } from "vite";

/** Built when it is run, so that no start of the product waits for it; packages are taken from where they are installed. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [
    {
      // The scripts look for their neighbours, and the build lies elsewhere: they are run where they are.
      name: "scripts-stay",
      enforce: "pre",
      resolveId: (source) =>
        /^\.\.\/[^/]*\.mjs$/.test(source)
          ? { id: pathToFileURL(join(import.meta.dirname, source)).href, external: "absolute" }
          : null,
    },
  ],
  ssr: { target: "node" },
  build: { ssr: "main.ts", target: "node20", minify: false },
});
