import type { BrowserContext, Locator, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WidgetId } from "#contract/ids.ts";
import { snippetText } from "#desk/settings/snippet-text.ts";
import { AgentPage } from "../support/agent-page.ts";
import { ask } from "../support/ask.ts";
import { chooseInMenu } from "../support/customer-page.ts";
import { describeWithBrowser, expectPageFaults } from "../support/chromium.ts";
import { embedContexts, sandboxed } from "../support/embed-contexts.ts";
import { type OtherSite, openStrictPage, startOtherSite, strictContext } from "../support/other-site.ts";
import { violations } from "../support/violations.ts";

const thanks = "Thank you, your message is here.";

function shopPage(path: string, { url, widgetId }: { url: string; widgetId: WidgetId }): string {
  const name = path.slice(1).replaceAll(/\W/g, "");
  return `<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="data:,">
    <meta name="viewport" content="width=device-width"><h1>Page ${name}</h1>
    <p style="height:300vh">A long page</p>${snippetText(url, widgetId)}`;
}

describeWithBrowser("a host of another site, where frames of other sites may keep nothing", () => {
  let site: OtherSite;
  let script = "";
  let atHost = {};

  beforeAll(async () => {
    site = await startOtherSite((path, at) => {
      const context = new URL(path, at.url).searchParams.get("context") ?? "";
      const draw = context === "sandbox" ? sandboxed : embedContexts[context];
      return draw?.({ ...at, script }) ?? { html: shopPage(path, at) };
    });
    atHost = { headers: { host: new URL(site.url).host } };
    script = (await ask(site.server.url, "/chat.js", atHost)).body;
  });
  afterAll(() => site?.end());

  const chatIn = (page: Page) => page.frameLocator("iframe");
  const says = (page: Page, words: string) => chatIn(page).getByText(words).first();

  async function openChat(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Chat with us" }).click();
    await chatIn(page).getByRole("textbox").waitFor();
  }

  async function write(page: Page, text: string): Promise<void> {
    await chatIn(page).getByRole("textbox").fill(text);
    await chatIn(page).getByRole("textbox").press("Enter");
    await says(page, thanks).waitFor();
  }

  /** The colours of an element's ground and of its words. */
  const paintOf = (element: Locator) =>
    element.evaluate((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color]);

  const partitionsOf = async (context: BrowserContext) =>
    (await context.cookies()).map((cookie) => (cookie as { partitionKey?: string }).partitionKey);

  test("[W-1] [B-72] the same chat goes on across pages and tabs, and each site has its own", async () => {
    const context = await strictContext(site.browser);
    const page = await openStrictPage(context, `${site.host}/one`);
    await openChat(page);
    expect(
      await chatIn(page)
        .locator("html")
        .evaluate(() => {
          try {
            return localStorage.length;
          } catch (error) {
            return String(error);
          }
        }),
    ).toContain("SecurityError");
    const waiting = await openStrictPage(context, `${site.host}/two`);
    await says(waiting, "How can we help?").waitFor();
    expect(await context.cookies()).toEqual([]);

    await write(page, "Do you have this in blue?");
    await says(waiting, "Do you have this in blue?").waitFor();
    expect(await partitionsOf(context)).toEqual(["https://host.test"]);
    expect(
      await chatIn(page)
        .locator("html")
        .evaluate(() => document.cookie),
    ).toBe("");
    await page.goto(`${site.host}/three`);
    await says(page, "Do you have this in blue?").waitFor();
    const later = await openStrictPage(context, `${site.host}/four`);
    await says(later, "Do you have this in blue?").waitFor();
    await write(later, "And in red?");
    for (const one of [page, waiting]) await says(one, "And in red?").waitFor();
    // Nobody reads that the browser keeps nothing.
    expect(await says(later, "Your browser keeps nothing").count()).toBe(0);

    const elsewhere = await openStrictPage(context, site.otherHost);
    await openChat(elsewhere);
    await says(elsewhere, "How can we help?").waitFor();
    expect(await says(elsewhere, "blue").count()).toBe(0);

    // [B-68] Forgotten on one page, the chat is gone from all of them.
    await page.evaluate('bellhop("reset")');
    for (const one of [page, waiting, later])
      await expect.poll(() => one.locator("iframe").count(), { timeout: 30_000 }).toBe(0);
    expect(await context.cookies()).toEqual([]);
    await page.reload();
    await openChat(page);
    await says(page, "How can we help?").waitFor();
    await context.close();
  });

  test("[W-1] a browser that refuses the cookie, too, has the chat on this page, and says so", async () => {
    const context = await strictContext(site.browser);
    // What the server says to a browser that brings no cookie, however often it asks.
    await context.route("**/api/chat/keep", (route) => route.fulfill({ json: { state: "asked" } }));
    const page = await openStrictPage(context, site.host);
    await openChat(page);
    await write(page, "Do you have this in blue?");
    await says(page, "Your browser keeps nothing of this chat.").waitFor();
    expectPageFaults(/WebSocket|ERR_/);
    await site.server.kill();
    await site.server.restart();
    await write(page, "And in red?");
    await says(page, "Do you have this in blue?").waitFor();
    expect(await says(page, "And in red?").count()).toBe(1);
    await context.close();
  });

  describe("[W-12] [R-3] [R-7] the chat works in", () => {
    let context: BrowserContext;
    beforeAll(async () => {
      context = await strictContext(site.browser);
    });
    afterAll(() => context?.close());

    const isOnTop = (page: Page) =>
      page.evaluate(() => {
        const host = document.querySelector("bellhop-chat");
        const { x, y } = host!.shadowRoot!.querySelector("button")!.getBoundingClientRect();
        return document.elementFromPoint(x + 28, y + 28) === host;
      });
    const launchers = (page: Page) => page.evaluate(() => document.querySelectorAll("bellhop-chat").length);

    test.each(Object.keys(embedContexts))("%s", async (name) => {
      const page = await openStrictPage(context, `${site.host}/?context=${encodeURIComponent(name)}`);
      await page.getByRole("button", { name: "Chat with us" }).waitFor();
      expect([await launchers(page), await isOnTop(page)]).toEqual([1, true]);
      await openChat(page);
      const text = `In ${name}`;
      await chatIn(page).getByRole("textbox").fill(text);
      await chatIn(page).getByRole("textbox").press("Enter");
      await says(page, text).waitFor();
      await expect.poll(() => chatIn(page).getByText("Sending").count()).toBe(0);
      // Where the page has something up its sleeve, the chat goes on, open as it was.
      await page.evaluate(() => dispatchEvent(new Event("swap")));
      await says(page, text).waitFor();
      await page.getByRole("button", { name: "Minimise chat" }).first().waitFor();
      expect([await launchers(page), await isOnTop(page)]).toEqual([1, true]);
      // The next page of this site would be open at once.
      await page.evaluate(() => localStorage.clear());
      await page.close();
    });

    test("a sandbox without an origin, where the chat lasts as long as the page", async () => {
      const page = await openStrictPage(context, `${site.host}/?context=sandbox`);
      const app = page.frameLocator("iframe[title=app]");
      await app.getByRole("button", { name: "Chat with us" }).click();
      const chat = app.frameLocator("iframe");
      await chat.getByRole("textbox").fill("In a sandbox");
      await chat.getByRole("textbox").press("Enter");
      await chat.getByText(thanks).waitFor();
      await chat.getByText("Your browser keeps nothing of this chat.").waitFor();
      await page.close();
    });
  });

  test("[W-4] [R-6] a chat that does not come takes the first words all the same, says so, and comes by itself", async () => {
    const context = await strictContext(site.browser);
    const page = await openStrictPage(context, site.host);
    let isAway = true;
    await page.route(/\/chat\/\?/, (route) => (isAway ? route.abort() : route.continue()));
    expectPageFaults(/ERR_FAILED/);
    const launcher = page.getByRole("button", { name: "Chat with us" });
    await launcher.click();
    // Drawn by the launcher itself, in the frame of the click.
    const box = page.locator("bellhop-chat textarea");
    expect(await box.evaluate((element: HTMLElement) => element.matches(":focus"))).toBe(true);
    await page.keyboard.type("Is somebody there?");
    const notice = page.getByText("The chat cannot be reached. Trying again…");
    await notice.waitFor({ timeout: 12_000 });
    const ownTab = page.getByRole("link", { name: "Open it in a tab of its own" });
    expect(await ownTab.getAttribute("href")).toBe(`${site.url}/chat/?widget=${site.widgetId}`);
    isAway = false;
    await expect
      .poll(() => chatIn(page).getByRole("textbox").inputValue(), { timeout: 30_000 })
      .toBe("Is somebody there?");
    expect(await notice.count()).toBe(0);
    await chatIn(page).getByRole("textbox").press("Enter");
    await says(page, thanks).waitFor();
    await context.close();
  });

  test("[W-4] a later click makes a new frame, and a launcher whose panel does not come tries again", async () => {
    const context = await strictContext(site.browser);
    const page = await openStrictPage(context, site.host);
    let isAway = true;
    await page.route(/chat-panel\.js/, (route) => (isAway ? route.abort() : route.continue()));
    expectPageFaults(/ERR_FAILED/);
    await page.getByRole("button", { name: "Chat with us" }).click();
    await page.getByText("The chat cannot be reached.").waitFor({ timeout: 12_000 });
    isAway = false;
    await says(page, "How can we help?").waitFor();
    await context.close();
  });

  test("[W-5] [F-32] a page costs a customer whose chat is over and minimised what it costs a stranger", async () => {
    const context = await strictContext(site.browser);
    const page = await openStrictPage(context, site.host);
    await openChat(page);
    await write(page, "A quick question");
    const askedOn = async () => {
      const asked: string[] = [];
      const note = (request: Request) => asked.push(new URL(request.url()).pathname);
      page.on("request", note);
      await page.reload();
      await page.getByRole("button", { name: /chat/i }).first().waitFor();
      await page.waitForLoadState("networkidle");
      page.off("request", note);
      return asked.filter((path) => path.startsWith("/chat"));
    };
    await chatIn(page).getByRole("button", { name: "Minimise chat" }).click();
    expect(await askedOn()).toContain("/chat/");
    await page.getByRole("button", { name: "Chat with us" }).click();
    await chooseInMenu(chatIn(page), "End chat");
    await chatIn(page).getByRole("dialog").getByRole("button", { name: "End chat" }).click();
    await says(page, "You left the chat").waitFor();
    await chatIn(page).getByRole("button", { name: "Minimise chat" }).click();
    expect(await askedOn()).toEqual(["/chat.js"]);
    await context.close();
  });

  test("[W-7] the customer is told at once that the network is gone, and a line that never was is not called lost", async () => {
    const context = await strictContext(site.browser);
    const page = await openStrictPage(context, site.host);
    await openChat(page);
    await says(page, "How can we help?").waitFor();
    expectPageFaults(/ERR_INTERNET_DISCONNECTED/);
    await context.setOffline(true);
    await says(page, "Connection lost. Trying again…").waitFor({ timeout: 3_000 });
    await context.setOffline(false);
    await expect.poll(() => says(page, "Connection lost").count()).toBe(0);

    const first = await openStrictPage(context, site.otherHost);
    await first.routeWebSocket(/\/socket\//, (socket) => void socket.close());
    await openChat(first);
    await says(first, "No connection yet. Trying again…").waitFor();
    await context.close();
  });

  test("[W-6] on a phone no keyboard comes before a tap, the page stays where it is, and a new page is not covered", async () => {
    const context = await strictContext(site.browser, {
      viewport: { width: 390, height: 800 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await openStrictPage(context, site.host);
    await page.getByRole("button", { name: "Chat with us" }).tap();
    await says(page, "How can we help?").waitFor();
    const composer = chatIn(page).getByRole("textbox");
    expect(await composer.evaluate((box) => box.matches(":focus"))).toBe(false);
    const overflow = () => page.evaluate(() => document.documentElement.style.overflow);
    expect(await overflow()).toBe("hidden");
    await write(page, "On my way");
    const next = await openStrictPage(context, `${site.host}/offer`);
    await next.getByRole("button", { name: "Chat with us" }).waitFor();
    await says(next, "On my way").waitFor({ state: "attached" });
    expect(await next.locator("bellhop-chat iframe").isVisible()).toBe(false);
    await page.bringToFront();
    await chatIn(page).getByRole("button", { name: "Minimise chat" }).click();
    expect(await overflow()).toBe("");
    await context.close();
  });

  // The last: from here on the widget has a look of its own.
  test("[B-74] an administrator gives the widget a look, with a preview of the real chat, and the company's pages have it", async () => {
    const kim = await AgentPage.signIn(site.browser, site.url, "Kim Tanaka");
    const settings = kim.page;
    await settings.goto(`${site.url}/settings/website`);
    await kim.openTab("Appearance");
    const colour = settings.getByRole("textbox", { name: "Your colour", exact: true });
    await colour.fill("#ffcc00");
    await settings.getByRole("combobox", { name: "Corner" }).selectOption("Bottom left");
    await settings.getByRole("combobox", { name: "Button" }).selectOption("With words beside the bubble");
    await settings.getByRole("button", { name: "Add texts" }).click();
    await settings.getByRole("textbox", { name: "On the button" }).fill("Ask us");
    const greeting = settings.getByRole("textbox", { name: "Greeting", exact: true });
    await greeting.fill("Welcome to the shop");
    // The chat in the preview is open, and whoever types beside it still has the focus.
    const preview = settings.frameLocator('iframe[title="Preview"]');
    await preview.frameLocator("iframe").getByRole("heading", { name: "Welcome to the shop" }).waitFor();
    expect(await greeting.evaluate((field) => field.matches(":focus"))).toBe(true);
    await settings.getByText("Conversation", { exact: true }).click();
    const mine = preview.frameLocator("iframe").locator(".mine .bubble");
    await mine.waitFor();
    expect(await paintOf(mine)).toEqual(["rgb(255, 204, 0)", "rgb(0, 0, 0)"]);
    expect(await violations(settings)).toEqual([]);
    // Nothing of the preview is the company's chat.
    const seen = await ask(site.server.url, `/chat.js?widget=${site.widgetId}`, atHost);
    expect(seen.body).not.toContain("#ffcc00");
    await settings.getByRole("button", { name: "Save" }).click();
    await settings.getByText("Saved", { exact: true }).waitFor();
    await kim.close();

    const context = await strictContext(site.browser);
    for (const name of [
      "the snippet",
      "a policy by host, without any inline script or style",
      "styles that hide and turn everything",
    ]) {
      const page = await openStrictPage(context, `${site.host}/?context=${encodeURIComponent(name)}`);
      const launcher = page.getByRole("button", { name: "Ask us" });
      await launcher.waitFor();
      expect(await paintOf(launcher), name).toEqual(["rgb(255, 204, 0)", expect.any(String)]);
      // In the hostile one the page is turned from right to left, and so is the corner.
      const isTurned = name.startsWith("styles");
      const box = await launcher.boundingBox();
      expect(box!.x < 100, name).toBe(!isTurned);
      await launcher.click();
      const chat = chatIn(page);
      // Of one customer, who has written by the second page.
      if (name === "the snippet") await says(page, "Welcome to the shop").waitFor();
      await chat.getByRole("textbox").fill(`Hello from ${name}`);
      await chat.getByRole("textbox").press("Enter");
      await says(page, `Hello from ${name}`).waitFor();
      await expect
        .poll(() => paintOf(chat.locator(".mine .bubble").last()))
        .toEqual(["rgb(255, 204, 0)", "rgb(0, 0, 0)"]);
      await page.evaluate(() => localStorage.clear());
      await page.close();
    }
    await context.close();
  });
});
