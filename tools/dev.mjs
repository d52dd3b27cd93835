// Entry point of `npm run dev`: the desk from its sources, in front of a demo of everything else.
import "./ensure-node.mjs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { createServer as createNetServer } from "node:net";
import { join, sep } from "node:path";
import { ensureBuild } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { projectFolder } from "./project-folder.mjs";
import { statesPage } from "./states-page.mjs";
import { StartFault, runOrSayWhyNot } from "./start-fault.mjs";

/** Paths that the server answers; all others come from the desk's sources. */
const ofTheServer = ["/api", "/socket", "/chat", "/preview", "/company", "/health", "/metrics"];

/** Several files are often saved at once. */
const settledAfterMs = 300;

const words = process.argv.slice(2);
const deskPort = Number(process.env["PORT"] || 3000);
const demoPort = await freePort();
let demo = await runOrSayWhyNot(async () => {
  await ensureDependencies();
  return await startDemo(await ensureBuild());
});

const { createServer } = await import("vite");
const target = `http://127.0.0.1:${demoPort}`;
const vite = await createServer({
  configFile: join(projectFolder, "src", "desk", "vite.config.ts"),
  clearScreen: false,
  plugins: [statesPage()],
  server: {
    host: "127.0.0.1",
    port: deskPort,
    strictPort: true,
    // The demo is asked under the address that the browser knows: it takes requests of its own pages only.
    proxy: Object.fromEntries(ofTheServer.map((path) => [path, { target, ws: true, changeOrigin: false }])),
  },
});
await vite.listen();
console.log(`The desk, from its sources: http://127.0.0.1:${deskPort}/`);
console.log(`Every state of it, without a server or a customer: http://127.0.0.1:${deskPort}/states`);
console.log(`A company's page with the chat on it: http://127.0.0.1:${deskPort}/company`);

let isBuilding = false;
let isStale = false;
/** @type {NodeJS.Timeout | undefined} */
let settling;
watch(join(projectFolder, "src"), { recursive: true }, (_event, file) => {
  // Vite brings the desk's own files to the browser by itself.
  if (file?.startsWith(`desk${sep}`)) return;
  clearTimeout(settling);
  settling = setTimeout(() => void renewDemo(), settledAfterMs);
});

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
  process.once(signal, () => {
    demo.kill("SIGTERM");
    void vite.close().then(() => process.exit(0));
  });

/** Builds what has changed and starts the demo again on its data; a build that fails leaves it running. */
async function renewDemo() {
  isStale = true;
  if (isBuilding) return;
  isBuilding = true;
  while (isStale) {
    isStale = false;
    try {
      const folder = await ensureBuild();
      if (demo.exitCode === null) {
        const ended = once(demo, "exit");
        demo.kill("SIGTERM");
        await ended;
      }
      demo = await startDemo(folder);
      console.log("The demo runs on the changed sources.");
    } catch (error) {
      if (!(error instanceof StartFault)) throw error;
      console.error(error.message);
    }
  }
  isBuilding = false;
}

/** Resolves once it listens, or has ended. */
async function startDemo(/** @type {string} */ folder) {
  const child = spawn(process.execPath, [join(folder, "server", "main.js"), "--demo", ...words], {
    env: { ...process.env, HOST: "127.0.0.1", PORT: String(demoPort), NODE_ENV: "production" },
    // The addresses it prints would lead past the desk's sources.
    stdio: ["ignore", "pipe", "inherit"],
  });
  await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  return child;
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createNetServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}
