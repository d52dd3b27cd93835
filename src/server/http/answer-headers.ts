import type { FastifyInstance } from "fastify";
import { createHash } from "node:crypto";
import { refusalHeaders } from "../relay/write-answer.ts";

/** Files with a hash in their names never change. */
export const forEver = "public, max-age=31536000, immutable";
/** Kept, and asked for again before each use. */
export const askAgain = "no-cache";
/**
 * The one script on companies' pages: asked for once in five minutes of browsing, and behind the page's back for
 * a day. A cache on the way hands it out while this server is away.
 */
export const forMinutes = "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800";

const nothing = ["default-src 'none'", "base-uri 'none'", "form-action 'self'"];
const ownThings = [
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
];
const answerPolicy = [...nothing, "frame-ancestors 'none'"].join("; ");
/** The desk is never inside another page; in it there is the preview of a widget. */
const deskPolicy = [...nothing, ...ownThings, "frame-ancestors 'none'", "frame-src 'self'"].join("; ");
/** Pictures in the chat are fetched with the customer's key, so the page makes their addresses itself. */
const alsoMadeHere = (rule: string) => (rule.startsWith("img-src") ? `${rule} blob:` : rule);
/**
 * The policy of a page of the chat that these may frame; without them everybody, which no list says: a sandbox and
 * an app have no address that would stand in one. Its proofs of work are done by a worker. `script` is the hash of the
 * one script that stands within the page itself.
 */
export const framePolicy = (ancestors: readonly string[], script?: string) => {
  const framing = ancestors.length === 0 ? [] : [`frame-ancestors 'self' ${ancestors.join(" ")}`];
  const things = ownThings.map((rule) => {
    if (rule.startsWith("script-src") && script) return `${rule} ${script}`;
    return alsoMadeHere(rule);
  });
  return [...nothing, ...things, "worker-src 'self'", ...framing].join("; ");
};

/** The policy of the preview, in the desk's settings: a page like a company's, and the chat within it. */
export const previewPolicy = [...nothing, ...ownThings, "frame-src 'self'", "frame-ancestors 'self'"].join(
  "; ",
);

/** What a policy allows this script within a page by. */
export const hashOfScript = (code: string) =>
  `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
/** The policy of a page that says no more than why there is no chat, by nothing but this script. */
export const turnedAwayPolicy = (script: string) =>
  [...nothing, `script-src ${script}`, "style-src 'unsafe-inline'"].join("; ");

/** The policy of a page of the chat that runs no script. */
export const plainPolicy = (sites: readonly string[]) => {
  const ancestors = sites.length === 0 ? "*" : ["'self'", ...sites].join(" ");
  return [...nothing, "style-src 'unsafe-inline'", `frame-ancestors ${ancestors}`].join("; ");
};

/** Holds for every answer, also one to bytes that are no request. */
const everywhere = {
  ...refusalHeaders,
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy":
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), serial=()",
};

const ofDesk = {
  "content-security-policy": deskPolicy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** A page that isolates itself opens the chat only where the chat's answers say that they may be embedded. */
const ofChat = {
  "content-security-policy": framePolicy([]),
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "cross-origin",
};

/**
 * Pages check the launcher's integrity, or load it as a module, only where everybody may read it. In a sandbox the
 * chat itself has no origin, and its scripts are another site's.
 */
const ofChatFiles = { ...ofChat, "access-control-allow-origin": "*" };

const ofAnswers = { ...ofDesk, "content-security-policy": answerPolicy };

/** A file that somebody sent runs nowhere, loads nothing and is no page of this origin. (B-38) */
const ofFiles = {
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** Browsers keep to https for a year, once they have been here by it. */
const byHttpsOnly = { "strict-transport-security": "max-age=31536000" };

/** The headers of an answer at this address, where the route itself says nothing else. */
export function headersAt(url: string, isEncrypted: boolean): Readonly<Record<string, string>> {
  return { ...everywhere, ...classOf(url), ...(isEncrypted ? byHttpsOnly : {}) };
}

/** Gives every answer the headers of its class; what a route has set itself stays. */
export function answerHeaders(server: FastifyInstance, { isEncrypted }: { isEncrypted: boolean }): void {
  server.addHook("onSend", async (request, reply) => {
    for (const [name, value] of Object.entries(headersAt(request.url, isEncrypted))) {
      if (!reply.hasHeader(name)) reply.header(name, value);
    }
  });
}

/** Where the pages of the customer's chat lie. Others may frame them, so none of the desk's is answered here. */
export const framePath = "/chat/";

/** Where files that were sent in chats are uploaded and fetched. */
export const filesPath = "/files";

function classOf(url: string): Readonly<Record<string, string>> {
  if (url.startsWith(filesPath)) return ofFiles;
  if (/^\/chat(-\w+\.js|\.js|\.d\.ts|\/assets\/)/.test(url)) return ofChatFiles;
  if (url.startsWith(framePath)) return ofChat;
  return /^\/(api\/|health|metrics|\.well-known\/)/.test(url) ? ofAnswers : ofDesk;
}
