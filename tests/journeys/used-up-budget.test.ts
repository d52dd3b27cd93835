import { join } from "node:path";
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { wireVersion } from "#contract/version.ts";
import { budgetLimits } from "#server/gateway/customer-budgets.ts";
import { builtPages } from "#server/http/page-routes.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { describeWithBrowser, expectPageFaults, launchBrowser, openPage } from "../support/chromium.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { newCommandId, words } from "../support/run-command.ts";
import { startCompany } from "../support/start-company.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

/** A page of another site and without HTTPS, so that its frames lack `crypto.subtle`. */
const shop = "shop.example";
const worker = /\/assets\/worker-[\w-]+\.js$/;

describeWithBrowser("a customer behind an attacked address", () => {
  let browser: Browser;
  let server: TestServer;
  let company: Awaited<ReturnType<typeof startCompany>>;

  beforeAll(async () => {
    const budgets = {
      ...budgetLimits,
      chat: { network: { atOnce: 1, perSecond: 0 } },
      isExempt: () => false,
    };
    const pages = await builtPages(join(inject("buildFolder"), "server"));
    server = await startTestServer({ limits: { budgets }, pages });
    const { url, widgetId } = server;
    company = await startCompany(`<script async src="${url}/chat.js" data-widget="${widgetId}"></script>`);
    browser = await launchBrowser([`--host-resolver-rules=MAP ${shop} 127.0.0.1`]);
    expect(await attack()).toBe("ok");
    expect(await attack()).toBe("proof-required");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    company?.company.close();
  });

  /** Somebody begins a chat without any work. */
  async function attack(): Promise<string> {
    const socket = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
    socket.send({ type: "hello-customer", version: wireVersion, secret: newSecret(), have: [] });
    const id = newCommandId();
    socket.send({ type: "command", id, name: "customer.write", payload: words("Spam", null) });
    const answer = await socket.next(({ type }) => type === "answer");
    socket.close();
    return "error" in answer ? answer.error.code : "ok";
  }

  /** The shop's page with the chat open. */
  async function openChat(context: BrowserContext): Promise<{ page: Page; chat: FrameLocator }> {
    const page = await openPage(context);
    await page.goto(`http://${shop}:${company.port}`);
    await page.getByRole("button", { name: /chat/i }).click();
    return { page, chat: page.frameLocator("iframe") };
  }

  /** Everything said in the chat that was begun last; a browser that forbids storage would not show it anew. */
  async function lastChat(): Promise<string[]> {
    const { store } = server.parts();
    const names = await store.readLogNames("", 100);
    const chats = await Promise.all(
      names.filter(({ kind }) => kind === "chat").map(({ id }) => store.readLog(id, 0, 100)),
    );
    const last = chats.toSorted(([one], [other]) => (one?.at ?? 0) - (other?.at ?? 0)).at(-1) ?? [];
    return last.flatMap(({ body }) =>
      [...JSON.stringify(body).matchAll(/"text":"([^"]+)"/g)].map((found) => found[1] ?? ""),
    );
  }

  test("[F-33] [B-66] their first words arrive, and they write on while the browser works for it", async () => {
    const context = await browser.newContext();
    const fetched: string[] = [];
    const written = Promise.withResolvers<void>();
    await context.route(worker, async (route) => {
      fetched.push(route.request().url());
      await written.promise;
      await route.continue();
    });
    const { page, chat } = await openChat(context);
    const composer = chat.getByRole("textbox");
    await composer.waitFor();
    expect(await page.frames()[1]?.evaluate(() => isSecureContext)).toBe(false);
    expect(fetched).toEqual([]);

    await composer.fill("Where is my order?");
    await composer.press("Enter");
    await chat.getByText("Many people are writing just now.").waitFor();
    await composer.fill("It has the number 7");
    await composer.press("Enter");
    await chat.getByText("Sending", { exact: true }).first().waitFor();
    expect(await attack()).toBe("proof-required");
    written.resolve();
    await chat
      .getByText(/^(Sent|Delivered)$/)
      .first()
      .waitFor();
    await expect.poll(lastChat).toEqual(["Where is my order?", "It has the number 7"]);
    await expect.poll(() => chat.getByText(/Not sent|Sending|Many people/).count()).toBe(0);
    expect(fetched).toHaveLength(1);
    expect(await attack()).toBe("proof-required");
    await context.close();
  });

  test("[B-66] a part that cannot be loaded is asked for again, and the words are kept meanwhile", async () => {
    expectPageFaults(/ERR_FAILED/);
    const context = await browser.newContext();
    let fetches = 0;
    await context.route(worker, (route) => (++fetches === 1 ? route.abort() : route.continue()));
    const { chat } = await openChat(context);
    const composer = chat.getByRole("textbox");
    await composer.fill("Is anybody there?");
    await composer.press("Enter");
    await chat.getByText(/^(Sent|Delivered)$/).waitFor();
    expect(await lastChat()).toEqual(["Is anybody there?"]);
    expect(fetches).toBe(2);
    await context.close();
  });
});
