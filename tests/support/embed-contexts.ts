import { createHash } from "node:crypto";
import type { WidgetId } from "#contract/ids.ts";
import { snippetText, snippetWithoutCode } from "#desk/settings/snippet-text.ts";
import type { Served } from "./other-site.ts";

export interface At {
  readonly url: string;
  readonly widgetId: WidgetId;
  /** The script as it is served. */
  readonly script: string;
}

const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><title>A shop</title><link rel="icon" href="data:,">${head}</head>
  <body><h1>A shop</h1>${body}</body></html>`;

const tag = ({ url, widgetId }: At, more: string) =>
  `<script ${more} src="${url}/chat.js" data-widget="${widgetId}"></script>`;

const inBody = (snippet: (at: At) => string, around = "", headers: Served["headers"] = {}) =>
  ((at) => ({ headers, html: page("", around + snippet(at)) })) satisfies Context;

const text = ({ url, widgetId }: At) => snippetText(url, widgetId);
const source = ({ url, widgetId }: At) => snippetWithoutCode(url, widgetId);

type Context = (at: At) => Served;

const isolated = (policy: string) => ({
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": policy,
});

/** Exchanges the body as Turbo does on each visit, a while after the page has loaded. */
const swap = `<script>addEventListener("swap", () => {
  const body = document.createElement("body");
  body.innerHTML = "<h1>Another page of the shop</h1>";
  document.body.replaceWith(body);
})</script>`;

/** Pages in which the chat must work, by the reason why it may not. */
export const embedContexts: Readonly<Record<string, Context>> = {
  "the snippet": inBody(text),
  "a tag, for pages without code of their own": inBody(source),
  "the snippet in the head": (at) => ({ html: page(text(at), "") }),
  "a tag in the head, before there is a body": (at) => ({ html: page(tag(at, ""), "") }),
  "a module": inBody((at) => tag(at, 'type="module"')),
  "a script whose integrity is checked": inBody((at) => {
    const hash = createHash("sha384").update(at.script).digest("base64");
    return tag(at, `async crossorigin="anonymous" integrity="sha384-${hash}"`);
  }),
  "the snippet twice": inBody((at) => text(at) + text(at)),
  "a body that is transformed": inBody(text, "<style>body{transform:scale(0.5) translateX(200px)}</style>"),
  "an overlay at the highest place there is": inBody(
    text,
    '<div style="position:fixed;inset:0;z-index:2147483647;background:#fffa">Sale!</div>',
  ),
  "styles that hide and turn everything": inBody(
    text,
    "<style>*,*:before{direction:rtl;opacity:.5;filter:blur(2px);pointer-events:none!important}body>*{display:none!important}</style>",
  ),
  "a page that isolates itself (require-corp)": inBody(text, "", isolated("require-corp")),
  "a page that isolates itself (credentialless)": inBody(text, "", isolated("credentialless")),
  "a policy by nonce": (at) => ({
    headers: { "content-security-policy": "script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'" },
    html: page("", text(at).replace("<script>", '<script nonce="abc">')),
  }),
  "a policy by host, without any inline script or style": (at) => ({
    headers: {
      "content-security-policy": `default-src 'none'; img-src data:; script-src ${at.url}; frame-src ${at.url}`,
    },
    html: page("", source(at)),
  }),
  "trusted types": inBody(source, "", {
    "content-security-policy": "require-trusted-types-for 'script'; trusted-types 'none'",
  }),
  "a body that is exchanged": inBody(text, swap),
  "a snippet that is removed and comes again": inBody(
    text,
    `<script>addEventListener("swap", () => {
      document.querySelector("bellhop-chat").remove();
      const old = document.querySelector("script[data-widget]");
      const again = document.createElement("script");
      again.src = old.src;
      again.dataset.widget = old.dataset.widget;
      old.replaceWith(again);
    })</script>`,
  ),
};

/** The same within a frame that may not do much: no storage and no origin. */
export const sandboxed: Context = (at) => ({
  html: `<!doctype html><html lang="en"><title>An app</title><link rel="icon" href="data:,">
    <iframe title="app" style="position:fixed;inset:0;width:100%;height:100%"
      sandbox="allow-scripts allow-popups allow-forms" srcdoc="${page("", text(at)).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`,
});
