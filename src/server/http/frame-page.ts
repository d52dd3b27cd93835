import { isNamedSite } from "#core/account/is-named-site.ts";
import type { WidgetId } from "#core/ids.ts";
import type { FastifyInstance, FastifyReply } from "fastify";
import { framePath, framePolicy, hashOfScript, turnedAwayPolicy } from "./answer-headers.ts";

/**
 * Lets the chat of a widget that names its sites into their pages only. A page of another site gets one that
 * says so; a page that lies about its origin is refused by its own browser. (B-66)
 */
export function guardFramePages(
  server: FastifyInstance,
  sitesOf: (widgetId: WidgetId) => Promise<readonly string[]>,
): void {
  // After the check of what no store can hold: the widget is looked for in the store.
  server.addHook("preHandler", async (request, reply) => {
    if (!request.url.startsWith(framePath)) return;
    // Read as the page itself reads its address: of two widgets the first counts.
    const query = new URLSearchParams(request.url.split("?").slice(1).join("?"));
    const host = query.get("host");
    const widgetId = query.get("widget") as WidgetId | null;
    const sites = widgetId === null ? [] : await sitesOf(widgetId);
    const isNamed = host === null || isOwn(host, request.host) || isNamedSite(sites, host);
    if (!isNamed)
      return turnAway(
        reply.header("content-security-policy", turnedAwayPolicy(hashOfScript(sayReady))),
        host,
      );
    reply.header("content-security-policy", framePolicy(sites));
  });
}

function isOwn(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Has the launcher show this page. There is nothing in it that not everybody may know. */
const sayReady = `parent.postMessage({type:"ready",parameters:[]},"*")`;

function turnAway(reply: FastifyReply, origin: string): FastifyReply {
  const site = origin.replaceAll(/[^\w.:/[\]-]/g, "");
  return reply.status(403).type("text/html; charset=utf-8").send(`<!doctype html>
<html lang="en"><meta name="viewport" content="width=device-width"><title>Chat</title>
<style>:root{color-scheme:light dark}body{font:15px/1.5 system-ui;margin:48px 24px;text-align:center}small{opacity:.8}</style>
<p role="alert">Chat is not available on this page. Please contact us another way.</p>
<small>For the owner of this site: ${site} is not among the sites this chat works on. Add it in Bellhop’s settings, under Website.</small>
<script>${sayReady}</script>
</html>`);
}
