import { isNamedSite } from "#core/account/is-named-site.ts";
import type { Widget } from "#core/account/account.ts";
import type { WidgetId } from "#core/ids.ts";
import { type CustomerLanguage, directionOf } from "#contract/languages.ts";
import { plainWordsFor } from "#plain/words/plain-words.ts";
import type { FastifyInstance, FastifyReply } from "fastify";
import { askAgain, framePath, framePolicy, hashOfScript, turnedAwayPolicy } from "./answer-headers.ts";
import { chatLanguage } from "./chat-language.ts";
import type { FilledPages } from "./filled-pages.ts";

interface Needs {
  readonly filled: FilledPages;
  /** `null`: there is no such widget. */
  readonly findWidget: (widgetId: WidgetId) => Promise<Widget | null>;
}

/**
 * The page of the chat, in the customer's language. (B-74) A widget that names its sites is shown in their pages
 * only: a page of another site gets one that says so, and a page that lies about its origin is refused by its own
 * browser. (B-66)
 */
export function framePage(server: FastifyInstance, { filled, findWidget }: Needs): void {
  server.get(framePath, async (request, reply) => {
    // Read as the page itself reads its address: of two widgets the first counts.
    const query = new URLSearchParams(request.url.split("?").slice(1).join("?"));
    const host = query.get("host");
    const widgetId = query.get("widget") as WidgetId | null;
    const widget = widgetId && (await findWidget(widgetId));
    const address = query.get("language");
    const language = chatLanguage({ widget, address, header: request.headers["accept-language"] });
    const sites = widget?.sites ?? [];
    void reply.type("text/html; charset=utf-8");
    if (host !== null && !isOwn(host, request.host) && !isNamedSite(sites, host))
      return turnAway(reply, host, language);
    const page = await filled.page(language, widget?.appearance);
    const [, first = ""] = /<script>([^]*?)<\/script>/.exec(page) ?? [];
    return reply
      .header("content-security-policy", framePolicy(sites, hashOfScript(first)))
      .header("cache-control", askAgain)
      .send(page);
  });
}

function isOwn(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Has the launcher show this page. There is nothing in it that not everybody may know. */
const sayReady = `parent.postMessage({type:"ready",parameters:[]},"*")`;

function turnAway(reply: FastifyReply, origin: string, language: CustomerLanguage): FastifyReply {
  const site = origin.replaceAll(/[^\w.:/[\]-]/g, "");
  const { chat, later } = plainWordsFor(language);
  return reply.status(403).header("content-security-policy", turnedAwayPolicy(hashOfScript(sayReady)))
    .send(`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><meta name="viewport" content="width=device-width"><title>${chat.chat}</title>
<style>:root{color-scheme:light dark}body{font:15px/1.5 system-ui;margin:48px 24px;text-align:center}small{opacity:.8}</style>
<p role="alert">${later.farewell.unavailable}</p>
<small lang="en" dir="ltr">For the owner of this site: ${site} is not among the sites this chat works on. Add it in Bellhop’s settings, under Website.</small>
<script>${sayReady}</script>
</html>`);
}
