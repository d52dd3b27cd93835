import { join } from "node:path";
import { projectFolder } from "./project-folder.mjs";

const statesFolder = `/@fs${join(projectFolder, "tests", "states").replaceAll("\\", "/")}`;

const page = (/** @type {string} */ body, /** @type {readonly string[]} */ scripts) => `<!doctype html>
<html lang="en" translate="no">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>States of the desk</title>
  </head>
  <body>
    ${body}
    ${scripts.map((script) => `<script type="module" src="${script}"></script>`).join("\n    ")}
  </body>
</html>
`;

/** The list of all states, and the desk in one of them, which is shown in a frame beside the list. */
const pages = new Map([
  ["/states", page('<div id="states"></div>', [`${statesFolder}/gallery.ts`])],
  // In the order of the scripts: the stand-in is there before the desk asks for anything.
  ["/states/desk", page('<div id="desk"></div>', [`${statesFolder}/show.ts`, "/main.tsx"])],
]);

/**
 * The page of all states of the desk, in front of the sources that Vite serves; no part of any build.
 *
 * @returns {import("vite").Plugin}
 */
export function statesPage() {
  return {
    name: "states-page",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = request.url ?? "/";
        const found = pages.get(new URL(url, "http://desk").pathname.replace(/\/$/, ""));
        if (!found) return next();
        response.setHeader("content-type", "text/html; charset=utf-8");
        server.transformIndexHtml(url, found).then((html) => response.end(html), next);
      });
    },
  };
}
