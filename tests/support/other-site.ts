import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { WidgetId } from "#contract/ids.ts";
import { ask } from "./ask.ts";
import { type BuiltServer, startBuiltServer } from "./built-server.ts";
import { launchBrowser, openPage } from "./chromium.ts";
import { freePort } from "./free-port.ts";
import { newCertificate } from "./proxy.ts";

/** Bellhop on one site and a company's pages on another, both by https, and a browser that knows these names. */
export interface OtherSite {
  readonly browser: Browser;
  readonly server: BuiltServer;
  /** Bellhop's address. */
  readonly url: string;
  readonly widgetId: WidgetId;
  /** The address of the company's pages, of which there is one at every path. */
  readonly host: string;
  /** The same pages on a third site. */
  readonly otherHost: string;
  end(): Promise<void>;
}

/** `pageAt` gives the company's page at this path, with Bellhop's address and widget in it. */
export async function startOtherSite(
  pageAt: (path: string, at: { url: string; widgetId: WidgetId }) => Served,
): Promise<OtherSite> {
  const port = await freePort();
  const url = `https://bellhop.test:${port}`;
  const [certificate, server, browser] = await Promise.all([
    newCertificate(),
    startBuiltServer(["--demo"], { BELLHOP_URL: url }),
    launchBrowser(["--host-resolver-rules=MAP *.test 127.0.0.1"]),
  ]);
  const [key, cert] = await Promise.all(
    ["localhost.key", "localhost.pem"].map((name) => readFile(join(certificate.folder, name))),
  );
  const tls = { key: key ?? "", cert: cert ?? "" };
  const edge = createTlsServer(tls, (socket) => {
    const upstream = connect(Number(new URL(server.url).port), "127.0.0.1");
    for (const [from, to] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      from.on("error", () => to.destroy());
      from.pipe(to);
    }
  }).listen(port, "127.0.0.1");
  await once(edge, "listening");
  const me = await ask(server.url, "/api/me", { headers: { host: new URL(url).host } });
  const { widgetId } = (JSON.parse(me.body) as { demo: { widgetId: WidgetId } }).demo;
  const answer: RequestListener = (request, response) => {
    const { headers = {}, html } = pageAt(request.url ?? "/", { url, widgetId });
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
  };
  const company = createServer(tls, answer).listen(0, "127.0.0.1");
  await once(company, "listening");
  const companyPort = (company.address() as AddressInfo).port;
  return {
    browser,
    server,
    url,
    widgetId,
    host: `https://host.test:${companyPort}`,
    otherHost: `https://other.test:${companyPort}`,
    async end() {
      await browser.close();
      edge.close();
      company.close();
      await server.remove();
      await rm(certificate.folder, { recursive: true, force: true });
    },
  };
}

export interface Served {
  readonly headers?: Readonly<Record<string, string>>;
  readonly html: string;
}

/** A browser of somebody's own in which no frame of another site may keep anything but what is apart for each. */
export async function strictContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
  // A browser with a window refuses this by itself in such a context; one without has no such setting.
  await context.addInitScript(() => {
    if (window === window.top) return;
    const refuse = () => {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
      Object.defineProperty(window, name, { get: refuse });
  });
  return context;
}

/** A page in such a browser that blocks the cookies of frames of other sites. */
export async function openStrictPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await openPage(context);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCookieControls", { enableThirdPartyCookieRestriction: true });
  await page.goto(address);
  return page;
}
