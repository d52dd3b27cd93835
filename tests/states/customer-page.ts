import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { inject } from "vitest";
import type { CustomerLanguage } from "#contract/languages.ts";
import { languageWords } from "#widget/frame/words/languages.ts";
import { openPage } from "../support/chromium.ts";
import type { CustomerState, ShownChat } from "./customer-state.ts";
import { buildStandIn } from "./desk-page.ts";

/** The built chat without a server, in a frame of a page as a company's. */
export interface ServedChat {
  readonly url: string;
  /** The chat in this state; whoever opens it closes its context. */
  open(browser: Browser, language: CustomerLanguage): Promise<ChatStatePage>;
  close(): void;
}

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

/** Serves the files of the present build, the page around them, and an answer to each of the chat's few routes. */
export async function serveChat(): Promise<ServedChat> {
  const folder = join(inject("buildFolder"), "widget/frame");
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://chat");
    const as = (type: string) => response.writeHead(200, { "content-type": `${type}; charset=utf-8` });
    if (pathname === "/company") return void as("text/html").end(companyPage(searchParams));
    if (pathname === "/api/chat/keep") return void as("application/json").end('{"state":"refused"}');
    // An upload that is begun and answered by nobody, as on a slow line; a picture that can be seen.
    if (pathname === "/files") return;
    if (pathname.startsWith("/files/")) return void as("image/svg+xml").end(picture);
    const language = searchParams.get("language") ?? "en";
    const path = pathname === "/chat/" ? join(folder, `${language}.html`) : join(folder, pathname.slice(6));
    if (!existsSync(path)) return void response.writeHead(404).end();
    createReadStream(path).pipe(as(types[extname(path)] ?? "text/html"));
  }).listen(0, "127.0.0.1");
  const [standIn] = await Promise.all([
    buildStandIn("show-customer.ts"),
    new Promise((resolve) => server.once("listening", resolve)),
  ]);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async open(browser, language) {
      const context = await browser.newContext({ viewport: { width: 400, height: 680 } });
      await context.addInitScript(standIn);
      return new ChatStatePage(context, await openPage(context), { url, language });
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160"><rect width="240" height="160" fill="#6fcab7"/></svg>`;

/** The least that a launcher does for its frame: it says that the customer has opened the chat. */
function companyPage(asked: URLSearchParams): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Company</title>
<style>html,body{height:100%;margin:0}iframe{display:block;width:100%;height:100%;border:0}</style>
<script>
addEventListener("message", ({ data, source }) => {
  if (data.type !== "ready") return;
  document.querySelector("iframe").focus();
  source.postMessage({ type: "shown", isOpen: true, takeFocus: true, text: "" }, origin);
});
onload = () => {
  const frame = document.createElement("iframe");
  frame.title = "Chat";
  frame.src = "/chat/?widget=widget-of-states&host=" + origin + "&${asked.toString().replaceAll(/["<>&]/g, (sign) => (sign === "&" ? "&" : ""))}";
  document.body.append(frame);
};
</script></head><body></body></html>`;
}

/** Far longer than a state takes to come, which is within the page. */
const comesWithinMs = 60_000;

/** One page of a company, on which states of its chat are shown one after the other. */
export class ChatStatePage implements ShownChat {
  readonly page: Page;
  readonly words: ShownChat["words"];
  readonly #context: BrowserContext;
  readonly #address: { readonly url: string; readonly language: CustomerLanguage };

  constructor(
    context: BrowserContext,
    page: Page,
    address: { readonly url: string; readonly language: CustomerLanguage },
  ) {
    this.#context = context;
    this.page = page;
    this.#address = address;
    this.words = languageWords[address.language];
  }

  get chat(): ShownChat["chat"] {
    return this.page.frameLocator("iframe");
  }

  /** Shows the state to somebody whom the browser does not know yet, and takes its steps. */
  async show({ name, shows, steps }: CustomerState): Promise<void> {
    const { url, language } = this.#address;
    await this.page.goto(`${url}/company?${new URLSearchParams({ state: name, language }).toString()}`);
    await steps?.(this);
    // What a pointer rests on looks otherwise.
    await this.page.mouse.move(1, 1);
    await this.chat
      .getByText(shows(this.words), { exact: false })
      .filter({ visible: true })
      .first()
      .waitFor({ timeout: comesWithinMs });
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
