import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WidgetId } from "#contract/ids.ts";
import { snippetText } from "#desk/settings/snippet-text.ts";
import { AgentPage } from "../support/agent-page.ts";
import { describeWithBrowser, openPage } from "../support/chromium.ts";
import { type OtherSite, startOtherSite } from "../support/other-site.ts";

const thanks = "Thank you, your message is here.";
const eventNames = [
  "ready",
  "opened",
  "closed",
  "message",
  "unread",
  "ended",
  "identified",
  "not-identified",
];

/** The line that the documentation gives, then calls, and only then the snippet, which loads after the page. */
const stub =
  "window.bellhop = window.bellhop || function () { (bellhop.q = bellhop.q || []).push(arguments) }";
const listening = `window.heard = [];
  for (const name of ${JSON.stringify(eventNames)}) bellhop("on", name, (detail) => heard.push([name, detail]))`;

function shopPage(path: string, { url, widgetId }: { url: string; widgetId: WidgetId }): string {
  const calls = new URL(path, url).searchParams.get("calls") ?? "";
  return `<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="data:,"><h1>A shop</h1>
    <p><a href="#chat">Ask us</a> <a href="#more"><b>More</b></a>
    <script>${stub};${listening};${calls}</script>${snippetText(url, widgetId)}`;
}

describeWithBrowser("what a company’s page says to its chat, on another site", () => {
  let site: OtherSite;
  let context: BrowserContext;

  beforeAll(async () => {
    site = await startOtherSite((path, at) => ({ html: shopPage(path, at) }));
    context = await site.browser.newContext({ ignoreHTTPSErrors: true });
  });
  afterAll(() => site?.end());

  /** A page of the shop's whose own script makes these calls before the chat's script is there. */
  async function openShop(calls = "", path = "/"): Promise<Page> {
    const page = await openPage(context);
    await page.goto(`${site.host}${path}?calls=${encodeURIComponent(calls)}`);
    return page;
  }
  const chatIn = (page: Page) => page.frameLocator("iframe");
  const says = (page: Page, words: string) => chatIn(page).getByText(words).first();
  const composer = (page: Page) => chatIn(page).getByRole("textbox");
  const launcher = (page: Page) => page.getByRole("button", { name: "Chat with us" });
  const heard = (page: Page) => page.evaluate<[string, unknown][]>("heard");
  const heardOf = async (page: Page, name: string) => (await heard(page)).filter(([one]) => one === name);

  test("[B-70] a page’s calls wait for the script, load no chat, and open it when they ask so", async () => {
    const robin = await AgentPage.signIn(site.browser, site.url, "Robin Okafor");
    await robin.become("Available");
    const requests: string[] = [];
    context.on("request", (request) => request.url().startsWith(site.url) && requests.push(request.url()));
    const page = await openShop(`bellhop("hide");bellhop("prefill", "Where is order 4711?");
      bellhop("availability", (it) => heard.push(["availability", it]))`);
    await expect.poll(() => heardOf(page, "availability")).toHaveLength(1);
    expect(await heard(page)).toEqual(
      expect.arrayContaining([
        ["ready", {}],
        ["availability", { mayBegin: true, agentsThere: true, why: null, opensAt: null }],
      ]),
    );
    const paths = requests.map((url) => new URL(url).pathname);
    expect(paths).toEqual(["/chat.js", "/chat-panel.js", "/chat-page.js", "/api/chat/availability"]);
    expect(await page.locator("iframe").count()).toBe(0);
    expect(await launcher(page).count()).toBe(0);

    await page.getByRole("link", { name: "Ask us" }).click();
    await expect.poll(() => composer(page).inputValue()).toBe("Where is order 4711?");
    expect(new URL(page.url()).hash).toBe("");
    expect(await heardOf(page, "opened")).toHaveLength(1);
    await composer(page).press("Enter");
    await says(page, thanks).waitFor();
    await expect.poll(() => heardOf(page, "message")).toEqual([["message", { from: "automatic" }]]);

    await robin.item("4711").click();
    await robin.control("Play").click();
    await robin.send("On its way");
    await says(page, "On its way").waitFor();
    await expect.poll(() => heardOf(page, "message")).toHaveLength(2);
    await page.evaluate('bellhop("close")');
    await expect.poll(() => heardOf(page, "closed")).toHaveLength(1);
    await robin.send("It comes today");
    await expect.poll(() => heardOf(page, "unread")).toEqual([["unread", { count: 1 }]]);
    expect(JSON.stringify(await heard(page))).not.toMatch(/way|today|Robin/);

    expect(await launcher(page).count()).toBe(0);
    await page.evaluate('bellhop("show")');
    await launcher(page).waitFor();
    // Words that the customer has typed stay.
    await page.evaluate('bellhop("open")');
    await composer(page).fill("Thank you");
    await page.evaluate('bellhop("prefill", "Something else")');
    await composer(page).press("Enter");
    await says(page, "Thank you").waitFor();
    await expect
      .poll(() => heardOf(page, "unread"))
      .toEqual([
        ["unread", { count: 1 }],
        ["unread", { count: 0 }],
      ]);
    await robin.control("End chat").click();
    await expect.poll(() => heardOf(page, "ended")).toEqual([["ended", { by: "agent" }]]);
    await Promise.all([page.close(), robin.close()]);
  });

  test("[B-70] a call that is wrong gives one warning that says what to do, and nothing else happens", async () => {
    const page = await openPage(context);
    const warnings: string[] = [];
    page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
    const wrong = ["prefill", "identify", "fields", "language", "availability", "on", "off", "dance"];
    const calls = wrong.map((name) => `bellhop(${JSON.stringify(name)}, 7)`).join(";");
    await page.goto(`${site.host}/?calls=${encodeURIComponent(`${calls};bellhop()`)}`);
    await expect.poll(() => warnings.length).toBe(wrong.length + 1);
    for (const [index, name] of wrong.entries())
      expect(warnings[index]).toMatch(RegExp(`^Bellhop: .*${name}`));
    // A listener that throws is its page's fault, and stops no other.
    await page.evaluate(`addEventListener("error", (event) => event.preventDefault());
      bellhop("on", "closed", () => { throw new Error("of the page’s") });
      bellhop("open"); bellhop("close")`);
    await expect.poll(() => heardOf(page, "closed")).toHaveLength(1);
    expect(warnings).toHaveLength(wrong.length + 1);
    await page.close();
  });
});
