import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { snippetText } from "#desk/settings/snippet-text.ts";
import { describeWithBrowser, expectPageFaults } from "../support/chromium.ts";
import { type OtherSite, openStrictPage, startOtherSite, strictContext } from "../support/other-site.ts";

const thanks = "Thank you, your message is here.";

describeWithBrowser("a host of another site, where frames of other sites may keep nothing", () => {
  let site: OtherSite;

  beforeAll(async () => {
    site = await startOtherSite((path, { url, widgetId }) => ({
      html: `<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="data:,">
        <h1>Page ${path.slice(1).replaceAll(/\W/g, "")}</h1>${snippetText(url, widgetId)}`,
    }));
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
    await page.evaluate("bellhop.reset()");
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
    await context.route("**/api/chat/keep", async (route) => {
      const answer = await route.fetch();
      const { "set-cookie": _, ...headers } = answer.headers();
      await route.fulfill({ response: answer, headers });
    });
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
});
