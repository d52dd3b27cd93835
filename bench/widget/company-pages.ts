import { once } from "node:events";
import { type RequestListener, createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { WebSocketServer } from "ws";
import type { WidgetId } from "#contract/ids.ts";
import { snippetText } from "../../src/desk/settings/snippet-text.ts";

/** A page of a shop: words, a picture, something to press, and this at its end. */
const shop = (end: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">
<body><h1>A shop</h1><img alt="" width="600" height="300" src="/picture.svg">
${"<p>Everything that a house needs, and much that it does not.</p>".repeat(30)}
<button id="own" style="position:fixed;top:8px;inset-inline-end:8px">Show prices</button>
<script>own.onclick=()=>{own.textContent+="!"}</script>${end}</body></html>`;

const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300"><rect width="600" height="300" fill="teal"/><circle cx="300" cy="150" r="90" fill="gold"/></svg>`;

/** The least that a chat in a frame can be: one page, one script, one socket. */
const bareFrame = `<!doctype html><title>Bare</title><body><script src="/bare.js"></script></body>`;
const bareScript = `document.body.append(document.createElement("textarea"));
new WebSocket(location.origin.replace("http","ws")+"/bare-socket")`;
const bareOpener = `<script>own.onclick=()=>{const f=document.createElement("iframe");f.src="/bare-frame";document.body.append(f)}</script>`;

export interface CompanyPages {
  readonly url: string;
  end(): void;
}

/**
 * A company's pages: `/without` and `/with` the snippet, `/silent` with one whose server accepts and never answers,
 * `/bare`, whose button opens the least chat, and `/slow`, whose snippet is `slowUrl`'s.
 */
export async function openCompany(
  widgetId: WidgetId,
  { url, slowUrl }: { readonly url: string; readonly slowUrl: string },
): Promise<CompanyPages> {
  const silent = createTcpServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const silentUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const pages: Readonly<Record<string, readonly [type: string, text: string]>> = {
    "/without": ["text/html", shop("")],
    "/with": ["text/html", shop(snippetText(url, widgetId))],
    "/slow": ["text/html", shop(snippetText(slowUrl, widgetId))],
    "/silent": ["text/html", shop(snippetText(silentUrl, widgetId))],
    "/bare": ["text/html", shop(bareOpener)],
    "/bare-frame": ["text/html", bareFrame],
    "/bare.js": ["text/javascript", bareScript],
    "/picture.svg": ["image/svg+xml", picture],
  };
  const answer: RequestListener = (request, response) => {
    const [type, text] = pages[request.url ?? ""] ?? ["text/plain", ""];
    response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(text);
  };
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  new WebSocketServer({ server, path: "/bare-socket" }).on("connection", (socket) => socket.send("welcome"));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    end() {
      server.closeAllConnections();
      server.close();
      silent.close();
    },
  };
}
