import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { IdentityKeyId, WidgetId } from "#contract/ids.ts";
import { snippetText } from "#desk/settings/snippet-text.ts";
import { AgentPage } from "../support/agent-page.ts";
import { describeWithBrowser, openPage } from "../support/chromium.ts";
import { expectAccessible } from "../support/expect-accessible.ts";
import { type SigningKey, signToken } from "../support/sign-token.ts";
import { type OtherSite, openStrictPage, startOtherSite, strictContext } from "../support/other-site.ts";

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
  /** Made in the settings by the test of signed identity. */
  let key: SigningKey;

  beforeAll(async () => {
    site = await startOtherSite((path, at) => ({ html: shopPage(path, at) }));
    context = await site.browser.newContext({ ignoreHTTPSErrors: true });
  });
  afterAll(() => site?.end());

  /** A page of the shop's whose own script makes these calls before the chat's script is there. */
  async function openShop(calls: string, own = context): Promise<Page> {
    const page = await openPage(own);
    await page.goto(`${site.host}/?calls=${encodeURIComponent(calls)}`);
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
    await robin.page.getByRole("button", { name: "Finish" }).click();
    await robin.status("Available").waitFor();
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

  test("[B-75] [F-18] who is identified is verified at the desk, and nothing of theirs is left for whoever signs in next, in any tab", async () => {
    const kim = await AgentPage.signIn(site.browser, site.url, "Kim Tanaka");
    await kim.page.goto(`${site.url}/settings/identity`);
    await kim.page.getByRole("textbox", { name: "Name" }).fill("The shop’s server");
    await kim.page.getByRole("button", { name: "Make a key" }).click();
    const shown = await kim.page.getByRole("status", { name: "The new key" }).locator("pre").innerText();
    const [, identityKeyId = "", secret = ""] = /_ID=(\S+)\n.*_SECRET=(\S+)/.exec(shown) ?? [];
    key = { identityKeyId: identityKeyId as IdentityKeyId, secret };
    const sign = (payload: object, lastsSeconds = 300) => signToken(payload, key, { lastsSeconds });
    const agent = await AgentPage.signIn(site.browser, site.url, "Sam Lindqvist");
    await agent.become("Available");

    const own = await site.browser.newContext({ ignoreHTTPSErrors: true });
    const dana = await sign({ sub: "4711", name: "Dana Reyes", fields: { plan: "Pro" } });
    const first = await openShop(`bellhop("identify", "${dana}");bellhop("fields", { order: 4711 })`, own);
    expect(await heardOf(first, "identified")).toEqual([]);
    await first.getByRole("link", { name: "Ask us" }).click();
    await expect.poll(() => heardOf(first, "identified")).toEqual([["identified", {}]]);
    await composer(first).fill("Where is it?");
    await composer(first).press("Enter");
    await says(first, thanks).waitFor();
    await agent.item("Dana Reyes").click();
    const facts = agent.page.getByRole("region", { name: "Who the customer is" });
    await facts.getByText("Verified by your company").waitFor();
    await facts.getByText("Pro", { exact: true }).waitFor();
    await facts.getByText("Unverified, from the page:").waitFor();
    await facts.getByText("order", { exact: true }).waitFor();
    await expectAccessible(agent.page, "a verified customer");
    await composer(first).fill("A draft of Dana’s");

    // A token that is no good leaves the chat as it is, and tells the page's code.
    const over = await sign({ sub: "4711" }, -60);
    const second = await openShop(`bellhop("identify", "${over}")`, own);
    await says(second, "Where is it?").waitFor();
    await expect
      .poll(() => heardOf(second, "not-identified"))
      .toMatchObject([
        ["not-identified", { reason: "token-expired", words: expect.stringContaining("sign a new one") }],
      ]);

    // Sam signs in, on the same computer, in the second tab.
    const sam = await sign({ sub: "4712", name: "Sam Okafor" });
    await second.evaluate((token) => bellhop("identify", token), sam);
    for (const page of [first, second]) await expect.poll(() => page.locator("iframe").count()).toBe(0);
    await second.evaluate('bellhop("open")');
    await says(second, "How can we help?").waitFor();
    await expect.poll(() => heardOf(second, "identified")).toHaveLength(1);
    expect(await says(second, "Where is it?").count()).toBe(0);
    await composer(second).fill("I am Sam");
    await composer(second).press("Enter");
    await says(second, thanks).waitFor();
    await agent.item("Sam Okafor").waitFor();
    await first.evaluate('bellhop("open")');
    await says(first, "I am Sam").waitFor();
    expect(await composer(first).inputValue()).toBe("");
    expect(await says(first, "Where is it?").count()).toBe(0);

    // A page that knows another person from its first line on shows nothing of Sam's, not for a moment.
    const third = await openPage(own);
    const seen: string[] = [];
    third.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => void seen.push(payload.toString())),
    );
    const again = await sign({ sub: "4711", name: "Dana Reyes" });
    await third.goto(
      `${site.host}/?calls=${encodeURIComponent(`bellhop("identify", "${again}");bellhop("open")`)}`,
    );
    await says(third, "How can we help?").waitFor();
    await expect.poll(() => heardOf(third, "identified")).toHaveLength(1);
    expect(seen.join("")).toContain("welcome");
    expect(seen.join("")).not.toContain("Sam");

    // Signing out is enough, too.
    await third.evaluate('bellhop("reset")');
    await expect.poll(() => third.locator("iframe").count()).toBe(0);
    await third.evaluate('bellhop("open")');
    await says(third, "How can we help?").waitFor();
    expect(await heardOf(third, "identified")).toHaveLength(1);
    await Promise.all([own.close(), kim.close(), agent.close()]);
  });

  test("[B-75] [F-18] where the frame may keep nothing, another person’s chat is not seen for a moment either", async () => {
    const strict = await strictContext(site.browser);
    const seenOn: string[] = [];
    await strict.exposeBinding("noticeSecret", ({ page }) => void seenOn.push(page.url()));
    await strict.addInitScript(`(function look() {
      const root = document.documentElement;
      const isShown = root && getComputedStyle(root).display !== "none";
      if (isShown && root.innerText.includes("Dana’s secret")) noticeSecret();
      else requestAnimationFrame(look);
    })()`);
    const person = async (sub: string) =>
      `${site.host}/?calls=${encodeURIComponent(`bellhop("identify", "${await signToken({ sub }, key)}");bellhop("open")`)}`;
    const first = await openStrictPage(strict, await person("4711"));
    await composer(first).fill("Dana’s secret");
    await composer(first).press("Enter");
    await says(first, thanks).waitFor();
    await expect.poll(() => seenOn).toHaveLength(1);

    const heardBySecond: string[] = [];
    const second = await openPage(strict);
    second.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => void heardBySecond.push(payload.toString())),
    );
    await second.goto(await person("4712"));
    // The server has refused, the browser has forgotten, and the frame is gone.
    await expect.poll(() => heardBySecond.join("")).toContain("another-person");
    expect(heardBySecond.join("")).toContain("Dana’s secret");
    await expect.poll(() => second.locator("iframe").count()).toBe(0);
    await second.evaluate('bellhop("open")');
    await says(second, "How can we help?").waitFor();
    await expect.poll(() => heardOf(second, "identified")).toHaveLength(1);
    expect(seenOn).toEqual([first.url()]);
    await strict.close();
  });
});
