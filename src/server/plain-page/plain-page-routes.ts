import { PassThrough } from "node:stream";
import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PlainChat } from "#plain/plain-chat.ts";
import type { WidgetId } from "#contract/ids.ts";
import { placeLengthMax } from "#contract/limits.ts";
import { readPosted } from "#plain/posted.ts";
import { noSecretCookie, secretCookie, secretIn } from "../gateway/secret-cookie.ts";
import { browserOf } from "../http/browser-of.ts";
import { plainPolicy } from "../http/answer-headers.ts";
import { innerPlatform } from "./inner-platform.ts";

/** Bytes that may lie unsent to a page; who reads so slowly loads it again. */
const unsentBytesMax = 1_000_000;

interface Needs {
  readonly sitesOf: (widgetId: WidgetId) => Promise<readonly string[]>;
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
  const sites = await needs.sitesOf(widgetId);
  void reply
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .header("content-security-policy", plainPolicy(sites))
    // Some proxies keep an answer until it is whole, which this one is only when the page is closed.
    .header("x-accel-buffering", "no");
  let made: string | null = null;
  const chat = new PlainChat({
    widgetId,
    platform: innerPlatform({ server: request.server.server, request: request.raw, widgetId }),
    posted: { ...form, ...(isForgotten ? { action: "look" } : {}), secret },
    newSecret: () => (made = randomBytes(32).toString("base64url")),
    place: () => ({
      page: `${request.protocol}://${request.host}${request.url}`.slice(0, placeLengthMax),
      browser: browserOf(request).userAgent,
      language: (request.headers["accept-language"] ?? "").split(/[,;]/)[0]?.slice(0, placeLengthMax) ?? "",
    }),
  });
  const head = await chat.open();
  const keeps = made ?? secret;
  if (keeps !== null) void reply.header("set-cookie", secretCookie(widgetId, keeps));
  else if (isForgotten) void reply.header("set-cookie", noSecretCookie(widgetId));
  if (head === null) {
    chat.close();
    return reply.status(404).send(notFound);
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

const notFound = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Chat</title>
<p role="alert">There is no chat at this address, or it cannot be reached just now. Please contact us another way, or try again in a moment.</p></html>`;
