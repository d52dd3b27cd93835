import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { basename, join } from "node:path";
import type { WidgetId } from "#core/ids.ts";
import { askAgain, forEver, forMinutes, framePath } from "./answer-headers.ts";
import { guardFramePages } from "./frame-page.ts";

const launcherFile = "chat.js";

/** Folders of the built pages, beside the built server. */
export interface PageFolders {
  readonly desk: string;
  readonly frame: string;
  readonly launcher: string;
}

export function builtPages(serverFolder: string): PageFolders {
  return {
    desk: join(serverFolder, "../desk"),
    frame: join(serverFolder, "../widget/frame"),
    launcher: join(serverFolder, "../widget/launcher"),
  };
}

/** The desk, the customer's chat, and the one script that companies put on their pages. */
export async function pageRoutes(
  server: FastifyInstance,
  folders: PageFolders,
  sitesOf: (widgetId: WidgetId) => Promise<readonly string[]>,
): Promise<void> {
  guardFramePages(server, sitesOf);
  await server.register(fastifyStatic, {
    root: folders.desk,
    prefix: "/",
    wildcard: false,
    cacheControl: false,
    setHeaders: setCaching,
  });
  await server.register(fastifyStatic, {
    root: folders.frame,
    prefix: framePath,
    decorateReply: false,
    cacheControl: false,
    setHeaders: setCaching,
  });
  server.get(`/${launcherFile}`, (_request, reply) => reply.sendFile(launcherFile, folders.launcher));
  // Addresses of the desk's own pages all lead to the one it has.
  server.setNotFoundHandler((request, reply) => {
    const isOfDesk = !request.url.startsWith(framePath);
    const wantsPage =
      isOfDesk && request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    if (!wantsPage) return reply.status(404).send({ code: "not-found", words: "There is nothing here." });
    return reply.sendFile("index.html", folders.desk);
  });
}

function setCaching(reply: FastifyReply, path: string): void {
  void reply.header("cache-control", cachingOf(path));
}

function cachingOf(path: string): string {
  if (path.includes("/assets/")) return forEver;
  return basename(path) === launcherFile ? forMinutes : askAgain;
}
