import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { access, readdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Widget } from "#core/account/account.ts";
import type { WidgetId } from "#core/ids.ts";
import { askAgain, forEver, forMinutes, framePath } from "./answer-headers.ts";
import { chatLanguage } from "./chat-language.ts";
import { FilledPages, isOwnLook } from "./filled-pages.ts";
import { framePage } from "./frame-page.ts";
import { previewRoutes } from "./preview-routes.ts";

/**
 * The script that companies put on their pages, what it loads when the chat is about to be used and when the page
 * says something, and the types of what pages can say.
 */
const launcherFiles = ["chat.js", "chat-panel.js", "chat-page.js", "chat.d.ts"];
const launcherFile = /\/(?:chat(?:-\w+)?\.js|chat\.d\.ts|words\/\w+\.js)(?:\.br|\.gz)?$/;

/** Folders of the built pages, beside the built server. */
export interface PageFolders {
  readonly desk: string;
  readonly frame: string;
  readonly launcher: string;
  /** Builds of before, whose pages may still be open somewhere and load their late parts. (U-1) */
  readonly older?: readonly string[];
}

export async function builtPages(serverFolder: string): Promise<PageFolders> {
  const build = resolve(serverFolder, "..");
  return { ...pagesOf(build), older: await olderBuilds(build) };
}

function pagesOf(build: string) {
  return {
    desk: join(build, "desk"),
    frame: join(build, "widget/frame"),
    launcher: join(build, "widget/launcher"),
  };
}

/** The builds beside this one; where there is only one, pages of before are asked to reload. */
async function olderBuilds(build: string): Promise<string[]> {
  const builds = dirname(build);
  const found = await readdir(builds, { withFileTypes: true });
  return found
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== basename(build))
    .map(({ name }) => join(builds, name));
}

/** What pages need to know of widgets, and of who asks. */
interface Known {
  /** `null`: there is no such widget. */
  readonly findWidget: (widgetId: WidgetId) => Promise<Widget | null>;
  /** Is the request a signed-in user's? */
  readonly isStaff: (request: FastifyRequest) => Promise<boolean>;
}

/** The widget that the address names, if its launcher is not as everybody's. */
async function widgetAsked({ url }: FastifyRequest, findWidget: Known["findWidget"]): Promise<Widget | null> {
  const widgetId = new URLSearchParams(url.split("?").slice(1).join("?")).get("widget");
  const widget = widgetId === null ? null : await findWidget(widgetId as WidgetId);
  return widget && (widget.language !== null || !isOwnLook(widget.appearance)) ? widget : null;
}

/** The desk, the customer's chat, and the one script that companies put on their pages. */
export async function pageRoutes(
  server: FastifyInstance,
  folders: PageFolders,
  { findWidget, isStaff }: Known,
): Promise<void> {
  const filled = new FilledPages(folders);
  framePage(server, { filled, findWidget });
  previewRoutes(server, { folders, filled, isStaff });
  await server.register(fastifyStatic, {
    ...asBuilt,
    root: folders.desk,
    prefix: "/",
    wildcard: false,
    globIgnore: ["**/*.br", "**/*.gz"],
  });
  await server.register(fastifyStatic, {
    ...asBuilt,
    root: join(folders.frame, "assets"),
    prefix: `${framePath}assets/`,
    decorateReply: false,
  });
  for (const file of launcherFiles)
    server.get(`/${file}`, async (request, reply) => {
      const widget = file === "chat.js" && (await widgetAsked(request, findWidget));
      if (!widget) return reply.sendFile(file, folders.launcher);
      return filled.sendLauncher(request, reply.header("cache-control", forMinutes), widget);
    });
  // By the address alone, as it may be kept on the way.
  server.get("/chat-words.js", async (request, reply) => {
    const query = new URLSearchParams(request.url.split("?")[1]);
    const widget = await findWidget((query.get("widget") ?? "") as WidgetId);
    const language = chatLanguage({ widget, address: query.get("language") });
    return reply.sendFile(`words/${language}.js`, folders.launcher);
  });
  // Addresses of the desk's own pages all lead to the one it has.
  server.setNotFoundHandler(async (request, reply) => {
    const [path = ""] = request.url.split("?");
    const isAsked = request.method === "GET" || request.method === "HEAD";
    const folder = isAsked && (await olderFolderOf(path, folders.older ?? []));
    if (folder) return reply.header("cache-control", forEver).sendFile(basename(path), folder);
    const isOfDesk = !request.url.startsWith(framePath);
    const wantsPage =
      isOfDesk && request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    if (!wantsPage) return reply.status(404).send({ code: "not-found", words: "There is nothing here." });
    return reply.sendFile("index.html", folders.desk);
  });
}

/** Beside each file that is worth it, the build puts the same one compressed in two ways. */
const asBuilt = { preCompressed: true, cacheControl: false, setHeaders: setCaching } as const;

function setCaching(reply: FastifyReply, path: string): void {
  void reply.header("cache-control", cachingOf(path));
  // By its ending it would be a film.
  if (/\.d\.ts(\.|$)/.test(path)) void reply.header("content-type", "text/plain; charset=utf-8");
}

function cachingOf(path: string): string {
  if (path.includes("/assets/")) return forEver;
  return launcherFile.test(path) ? forMinutes : askAgain;
}

/** The path of a file that is named by its content, which is the same in whichever build it is found. */
const builtFile = /^\/(?:chat\/)?assets\/[\w-]+(?:\.[\w-]+)*$/;

/** The folder of an older build that has the file with this path. */
async function olderFolderOf(path: string, builds: readonly string[]): Promise<string | null> {
  if (!builtFile.test(path)) return null;
  for (const build of builds) {
    const { desk, frame } = pagesOf(build);
    const folder = join(path.startsWith(framePath) ? frame : desk, "assets");
    const isThere = await access(join(folder, basename(path))).then(
      () => true,
      () => false,
    );
    if (isThere) return folder;
  }
  return null;
}
