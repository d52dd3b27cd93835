import { PassThrough } from "node:stream";
import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PlainChat } from "#plain/plain-chat.ts";
import { directionOf, tagIn } from "#contract/languages.ts";
import type { WidgetId } from "#contract/ids.ts";
import { placeLengthMax } from "#contract/limits.ts";
import { readPosted } from "#plain/posted.ts";
import { type PlainWords, plainWordsFor } from "#plain/words/plain-words.ts";
import type { Widget } from "#core/account/account.ts";
import { acceptedLanguages, chatLanguage } from "../http/chat-language.ts";
import { noSecretCookie, secretCookie, secretIn } from "../gateway/secret-cookie.ts";
import { browserOf } from "../http/browser-of.ts";
import { plainPolicy } from "../http/answer-headers.ts";
import { innerPlatform } from "./inner-platform.ts";

/** Bytes that may lie unsent to a page; who reads so slowly loads it again. */
const unsentBytesMax = 1_000_000;

interface Needs {
  /** `null`: there is no such widget. */
  readonly findWidget: (widgetId: WidgetId) => Promise<Widget | null>;
  /** Ends each page that is open. */
  readonly open: Set<() => void>;
}

type PageRequest = FastifyRequest<{ Params: { widgetId: WidgetId } }>;

/** The chat without scripts, at an address of its own that works in every browser. The result ends the open pages. */
export async function plainPageRoutes(
  server: FastifyInstance,
  given: Omit<Needs, "open">,
): Promise<() => void> {
  const needs = { ...given, open: new Set<() => void>() };
  await server.register(async (scope) => {
    // A form of ours and nothing else: its fields are texts.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string" },
      async (_request: FastifyRequest, body: string) => Object.fromEntries(new URLSearchParams(body)),
    );
    // Nothing that could be a file of the chat's.
    const url = "/chat/:widgetId(^[\\w-]{1,64}$)";
    scope.get<{ Params: { widgetId: WidgetId } }>(url, (request, reply) => show(request, reply, needs));
    scope.post<{ Params: { widgetId: WidgetId } }>(url, (request, reply) => show(request, reply, needs));
  });
  return () => needs.open.forEach((end) => end());
}

async function show(request: PageRequest, reply: FastifyReply, needs: Needs): Promise<FastifyReply> {
  const { widgetId } = request.params;
  const form = readPosted((request.body ?? {}) as Record<string, string>);
  const isForgotten = form.action === "forget";
  const secret = isForgotten ? null : (form.secret ?? secretIn(request.headers.cookie, widgetId));
  const widget = await needs.findWidget(widgetId);
  const address = new URLSearchParams(request.url.split("?")[1]).get("language");
  const header = request.headers["accept-language"] ?? "";
  const words = plainWordsFor(chatLanguage({ widget, address, header }));
  const asked = [...(address ? [address] : []), ...acceptedLanguages(header)];
  void reply
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .header("content-security-policy", plainPolicy(widget?.sites ?? []))
    // Some proxies keep an answer until it is whole, which this one is only when the page is closed.
    .header("x-accel-buffering", "no");
  let made: string | null = null;
  const chat = new PlainChat({
    words,
    widgetId,
    platform: innerPlatform({ server: request.server.server, request: request.raw, widgetId }),
    posted: { ...form, ...(isForgotten ? { action: "look" } : {}), secret },
    newSecret: () => (made = randomBytes(32).toString("base64url")),
    place: () => ({
      page: `${request.protocol}://${request.host}${request.url}`.slice(0, placeLengthMax),
      browser: browserOf(request).userAgent,
      language: (tagIn(words.language, asked) ?? asked[0] ?? words.language).slice(0, placeLengthMax),
    }),
  });
  const head = await chat.open();
  const keeps = made ?? secret;
  if (keeps !== null) void reply.header("set-cookie", secretCookie(widgetId, keeps));
  else if (isForgotten) void reply.header("set-cookie", noSecretCookie(widgetId));
  if (head === null) {
    chat.close();
    return reply.status(404).send(notFoundPage(words));
  }
  const page = new PassThrough();
  const end = () => chat.end();
  needs.open.add(end);
  page.on("close", () => {
    needs.open.delete(end);
    chat.close();
  });
  page.write(head);
  chat.follow({
    write(piece) {
      if (page.writableLength > unsentBytesMax) page.destroy();
      else page.write(piece);
    },
    end: () => page.end(),
  });
  return reply.send(page);
}

function notFoundPage({ language, chat, notFound }: PlainWords): string {
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><meta name="viewport" content="width=device-width"><title>${chat.chat}</title>
<p role="alert">${notFound}</p></html>`;
}
