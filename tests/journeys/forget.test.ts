import { type Server, createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { type BuiltServer, startBuiltServer } from "../support/built-server.ts";
import { chooseInMenu } from "../support/customer-page.ts";
import {
  describeWithBrowser,
  expectPageFaults,
  launchBrowser,
  launchKeepingBrowser,
  openPage,
} from "../support/chromium.ts";
import { chatFrame, expectAccessible } from "../support/expect-accessible.ts";

const thanks = "Thank you, your message is here.";

const forgetWords = "Forget this chat on this device";

describeWithBrowser("a shared computer", () => {
  let browser: Browser;
  let server: BuiltServer;
  let company: Server;
  let origin: string;

  beforeAll(async () => {
    server = await startBuiltServer(["--demo"]);
    browser = await launchBrowser();
    const { demo } = (await (await fetch(`${server.url}/api/me`)).json()) as { demo: { widgetId: string } };
    company = createServer(({ url }, response) => {
      const head = `<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="data:,">`;
      // A chat of no widget sees what other chats have kept on this site, and keeps nothing itself.
      const frame = `<iframe src="${server.url}/chat/?host=${origin}`;
      const body =
        url === "/without-chat"
          ? `${frame}"></iframe>`
          : url === "/own-frame"
            ? `${frame}&widget=${demo.widgetId}"></iframe>`
            : `<h1>A shop</h1><script async src="${server.url}/chat.js" data-widget="${demo.widgetId}"></script>`;
      response.setHeader("content-type", "text/html");
      response.end(`${head}<body>${body}`);
    }).listen(0, "127.0.0.1");
    await once(company, "listening");
    // Another site than the server's, so that the frame's storage is one of its own.
    origin = `http://localhost:${(company.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    company?.close();
    await browser?.close();
    await server?.remove();
  });

  const chatIn = (page: Page) => page.frameLocator("iframe");
  const says = (page: Page, words: string | RegExp) => chatIn(page).getByText(words).first();
  const composer = (page: Page) => chatIn(page).getByRole("textbox");

  async function openShop(context: BrowserContext): Promise<Page> {
    const page = await openPage(context);
    await page.goto(origin);
    return page;
  }

  async function openChat(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Chat with us" }).click();
    await composer(page).waitFor();
  }

  async function write(page: Page, text: string): Promise<void> {
    await composer(page).fill(text);
    await composer(page).press("Enter");
    await says(page, text).waitFor();
  }

  async function end(page: Page): Promise<void> {
    await chooseInMenu(chatIn(page), "End chat");
    await chatIn(page).getByRole("dialog").getByRole("button", { name: "End chat" }).click();
    await says(page, "You left the chat").waitFor();
  }

  /** Everything a browser can keep for the frame's origin within this site, and for the company's page. */
  async function kept(page: Page, frames = page.frames()): Promise<string> {
    const look = async () =>
      JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        (await indexedDB.databases()).map(({ name }) => name),
        await globalThis.caches?.keys(),
        document.cookie,
      ]);
    const nothing = JSON.stringify([[], [], [], [], ""]);
    const found = await Promise.all(frames.map((frame) => frame.evaluate(look)));
    return found.filter((one) => one !== nothing).join("\n");
  }

  /** Secrets of customers that the browser keeps. */
  const secretsOf = async (context: BrowserContext) =>
    (await context.cookies()).filter(({ name }) => name.startsWith("__Host-bellhop-"));

  async function keptWithoutChat(context: BrowserContext): Promise<string> {
    const page = await openPage(context);
    await page.goto(`${origin}/without-chat`);
    const found = await kept(page, page.frames().slice(1));
    await page.close();
    return (await secretsOf(context)).map(({ name }) => name).join() + found;
  }

  /** The waiting customers as agents see them: each by a name of their own. */
  const namesAt = (robin: AgentPage) =>
    robin.page.getByRole("list", { name: "Waiting chats" }).locator("strong").allInnerTexts();

  test("[B-68] [A-12] the customer makes it forget the chat: the other tab follows, and who writes next is somebody new", async () => {
    const robin = await AgentPage.signIn(browser, server.url, "Robin Okafor");
    await robin.page.getByRole("link", { name: /^Queues/ }).click();
    await robin.page.getByRole("link", { name: /^Bookings/ }).click();
    const context = await launchKeepingBrowser();
    const first = await openShop(context);
    await openChat(first);
    await write(first, "My name is Pat");
    await says(first, thanks).waitFor();
    await expect.poll(() => namesAt(robin), { timeout: 30_000 }).toHaveLength(1);
    const [pat] = await namesAt(robin);
    await end(first);
    await composer(first).fill("A draft of Pat’s");

    const second = await openShop(context);
    await says(second, "My name is Pat").waitFor();
    expect(await secretsOf(context)).toHaveLength(1);

    // The server is away, and the other tab has words that are on their way.
    await chatIn(first).getByRole("button", { name: "Menu", exact: true }).click();
    await chatIn(first).getByRole("menuitem", { name: forgetWords }).waitFor();
    await first.keyboard.press("Escape");
    expectPageFaults(/ERR_|WebSocket/);
    await server.kill();
    await composer(second).fill("Pat again");
    await composer(second).press("Enter");
    expect(await kept(second)).toContain("Pat again");
    await first.bringToFront();
    await expectAccessible(first, "the end of a chat", chatFrame);
    await chooseInMenu(chatIn(first), forgetWords);
    const question = chatIn(first).getByRole("dialog", { name: "Forget this chat?" });
    await question.getByRole("button", { name: "Keep it" }).click();
    await says(first, "My name is Pat").waitFor();
    await chooseInMenu(chatIn(first), forgetWords);
    await question.getByRole("button", { name: "Forget it" }).press("Enter");

    // Only the server can take the cookie: until then no page shows the chat, and none can open it.
    await expect.poll(() => second.locator("iframe").count()).toBe(0);
    await expect.poll(() => says(first, "Pat").count()).toBe(0);
    await server.restart();
    await first.reload();
    for (const page of [first, second]) {
      await expect.poll(() => page.locator("iframe").count()).toBe(0);
      await expect.poll(() => kept(page)).toBe("");
    }
    await expect.poll(() => keptWithoutChat(context), { timeout: 30_000 }).toBe("");

    await first.reload();
    await openChat(first);
    await says(first, "How can we help?").waitFor();
    expect(await composer(first).inputValue()).toBe("");
    await write(first, "I am Kim");
    await says(first, thanks).waitFor();
    expect(await says(first, "Pat").count()).toBe(0);
    await expect.poll(() => namesAt(robin), { timeout: 30_000 }).toHaveLength(1);
    expect(await namesAt(robin)).not.toContain(pat);
    await Promise.all([context.close(), robin.close()]);
  });

  test("[B-68] [A-12] the company’s page makes it forget, with the chat open, closed, or when it is left at once", async () => {
    const context = await launchKeepingBrowser();
    const page = await openShop(context);
    const reset = () => page.evaluate('bellhop("reset")');
    await openChat(page);
    await write(page, "My name is Pat");
    await says(page, thanks).waitFor();
    await reset();
    await expect.poll(() => page.locator("iframe").count()).toBe(0);
    await expect.poll(() => kept(page)).toBe("");
    expect(await keptWithoutChat(context)).toBe("");
    await openChat(page);
    await says(page, "How can we help?").waitFor();

    // Whoever signs out leaves the page in the same moment; the next one sees to it.
    await write(page, "I am Kim");
    await says(page, thanks).waitFor();
    await Promise.all([page.waitForEvent("load"), page.evaluate('bellhop("reset"); location.reload()')]);
    await expect.poll(() => page.locator("iframe").count()).toBe(0);
    await expect.poll(() => keptWithoutChat(context)).toBe("");

    // Nothing was opened: there is nothing to forget, and it stays so.
    await page.reload();
    await page.getByRole("button", { name: "Chat with us" }).waitFor();
    await reset();
    await expect.poll(() => page.locator("iframe").count()).toBe(0);
    await expect.poll(() => kept(page)).toBe("");
    await context.close();
  });

  test("[B-68] [A-12] a reset that cannot load what forgets goes on until it has, and no other page still shows the chat", async () => {
    const context = await launchKeepingBrowser();
    const page = await openShop(context);
    await openChat(page);
    await write(page, "My name is Pat");
    await says(page, thanks).waitFor();
    // Its own frame stays, whatever the chat in it says.
    const other = await openPage(context);
    await other.goto(`${origin}/own-frame`);
    await says(other, "My name is Pat").waitFor();

    // Asked of one chat, the question goes with it, and does not come back with the end of the next.
    await end(page);
    const question = chatIn(page).getByRole("dialog", { name: "Forget this chat?" });
    await chooseInMenu(chatIn(page), forgetWords);
    await question.waitFor();
    await write(other, "One more question");
    await question.waitFor({ state: "detached" });
    await end(other);
    await chatIn(page).getByText("You left the chat").last().waitFor();
    expect(await question.count()).toBe(0);

    expectPageFaults(/ERR_FAILED/);
    await page.route("**/ending-place-*.js", (route) => route.abort(), { times: 1 });
    await page.evaluate('bellhop("reset")');
    await expect.poll(() => page.locator("iframe").count(), { timeout: 30_000 }).toBe(0);
    expect(await keptWithoutChat(context)).toBe("");
    await expect.poll(() => says(other, "Pat").count()).toBe(0);
    expect(await kept(other)).toBe("");
    await context.close();
  });

  test("[B-68] [A-12] it forgets by itself where the widget is set so, once the end has been seen", async () => {
    const admin = await AgentPage.signIn(browser, server.url, "Kim Tanaka");
    await admin.page.goto(`${server.url}/settings/website`);
    await admin.openTab("Privacy");
    await admin.page.getByRole("switch", { name: "Forget a chat when it has ended" }).check({ force: true });
    await admin.page.getByRole("button", { name: "Save" }).click();
    await admin.page.getByText("Saved").first().waitFor();

    const context = await launchKeepingBrowser();
    const page = await openShop(context);
    await openChat(page);
    await write(page, "My name is Toni");
    await says(page, thanks).waitFor();
    await page.reload();
    // It goes on until it has ended.
    await says(page, "My name is Toni").waitFor();

    // The end comes while the chat is minimised: nobody has seen it, and nothing is lost by a reload.
    await chatIn(page).getByRole("button", { name: "Minimise chat" }).click();
    const robin = await AgentPage.signIn(browser, server.url, "Robin Okafor");
    await robin.page.getByRole("link", { name: /^Queues/ }).click();
    await robin.page.getByRole("link", { name: /^Bookings/ }).click();
    const waiting = robin.page.getByRole("listitem").filter({ hasText: "My name is Toni" });
    await waiting.getByRole("checkbox").check();
    await robin.page.getByRole("button", { name: "End those chosen…" }).click();
    await robin.page.getByRole("button", { name: "End 1 waiting chat" }).click();
    await robin.page.getByText("1 chat was ended.").waitFor();
    await says(page, "This chat has ended").waitFor({ state: "attached" });
    await page.reload();
    await page.getByRole("button", { name: "Chat with us" }).click();
    await says(page, "My name is Toni").waitFor();
    await says(page, "This chat has ended").waitFor();
    await expect.poll(() => kept(page)).toContain("bellhop-ended");

    // Words of their own go on with it.
    await write(page, "One more thing");
    await says(page, thanks).waitFor();
    await expect.poll(() => kept(page)).not.toContain("bellhop-ended");
    await page.reload();
    await says(page, "My name is Toni").waitFor();
    await end(page);
    await expect.poll(() => kept(page)).toContain("bellhop-ended");
    await page.goto("about:blank");
    await expect.poll(() => keptWithoutChat(context)).toBe("");
    await page.goto(origin);
    await says(page, "How can we help?").waitFor();
    expect(await says(page, "Toni").count()).toBe(0);

    // Closing it is enough.
    await write(page, "I am Kim");
    await says(page, thanks).waitFor();
    await end(page);
    await expect.poll(() => kept(page)).toContain("bellhop-ended");
    await chooseInMenu(chatIn(page), "Close chat");
    await expect.poll(() => page.locator("iframe").count()).toBe(0);
    await expect.poll(() => keptWithoutChat(context)).toBe("");
    await Promise.all([context.close(), admin.close(), robin.close()]);
  });
});
