import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { join } from "node:path";

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

/** Files with a hash in their names never change. */
const forEver = "public, max-age=31536000, immutable";
const askAgain = "no-cache";

const everywhere = ["default-src 'none'", "base-uri 'none'", "form-action 'self'"];
const ownThings = [
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
];
/** The desk is never inside another page; the customer's chat always is, in any company's. */
const deskPolicy = [...everywhere, ...ownThings, "frame-ancestors 'none'", "frame-src 'none'"].join("; ");
const framePolicy = [...everywhere, ...ownThings, "frame-ancestors *"].join("; ");

/** The desk, the customer's chat, and the one script that companies put on their pages. */
export async function pageRoutes(server: FastifyInstance, folders: PageFolders): Promise<void> {
  server.addHook("onSend", async (request, reply) => {
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "strict-origin-when-cross-origin");
    const isFrame = isFramePage(request.url);
    if (!reply.hasHeader("content-security-policy")) {
      reply.header("content-security-policy", isFrame ? framePolicy : deskPolicy);
    }
  });
  await server.register(fastifyStatic, {
    root: folders.desk,
    prefix: "/",
    wildcard: false,
    cacheControl: false,
    setHeaders: setCaching,
  });
  await server.register(fastifyStatic, {
    root: folders.frame,
    prefix: "/chat/",
    decorateReply: false,
    cacheControl: false,
    setHeaders: setCaching,
  });
  server.get("/chat.js", (_request, reply) =>
    reply
      .header("cache-control", "public, max-age=300")
      .header("cross-origin-resource-policy", "cross-origin")
      .sendFile("chat.js", folders.launcher),
  );
  // Addresses of the desk's own pages all lead to the one it has.
  server.setNotFoundHandler((request, reply) => {
    const isOfDesk = !isFramePage(request.url);
    const wantsPage =
      isOfDesk && request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    if (!wantsPage) return reply.status(404).send({ code: "not-found", words: "There is nothing here." });
    return reply.header("cache-control", askAgain).sendFile("index.html", folders.desk);
  });
}

function setCaching(reply: FastifyReply, path: string): void {
  void reply.header("cache-control", path.includes("/assets/") ? forEver : askAgain);
}

/** Pages below this address may be framed by anybody, so none of the desk's is ever answered there. */
function isFramePage(url: string): boolean {
  return url.startsWith("/chat/");
}
