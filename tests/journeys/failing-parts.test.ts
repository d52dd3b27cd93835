import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { expectPageFaults, openPage } from "../support/chromium.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";

/** Wraps every text of the page, and all that comes, as a browser's translator does. */
function translate(): void {
  const wrap = (text: Text) => {
    const { parentElement } = text;
    if (!parentElement || /^(FONT|SCRIPT|STYLE|TEXTAREA)$/.test(parentElement.tagName)) return;
    if (text.data.trim() === "") return;
    const font = document.createElement("font");
    font.append(document.createTextNode(text.data));
    text.replaceWith(font);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  texts.forEach(wrap);
}

/** Files that the page loads late; the entry and what it needs at once come before the switch is turned. */
async function refuseLateFiles(page: Page, how: "lost" | "gone" | "html"): Promise<() => Promise<void>> {
  await page.context().route("**/assets/*.js", async (route) => {
    if (how === "lost") await route.abort("internetdisconnected");
    else if (how === "gone") await route.fulfill({ status: 404, body: "{}" });
    else await route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html>" });
  });
  return () => page.context().unroute("**/assets/*.js");
}

describeWithDemo("a part of the desk that fails", (demo) => {
  test.for(["lost", "gone", "html"] as const)(
    "[U-1] late files that cannot be loaded (%s) take nothing else with them, and are asked for again",
    async (how) => {
      expectPageFaults(/Failed to load|ERR_INTERNET|404|MIME type|dynamically imported|module/);
      const page = await demo.browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(demo.url);
      await page.getByRole("button", { name: /Robin Okafor/ }).waitFor();
      const allow = await refuseLateFiles(page, how);
      await page.getByRole("button", { name: /Robin Okafor/ }).click();
      await page.getByRole("alert").filter({ hasText: "could not be loaded" }).first().waitFor();
      await page.getByRole("link", { name: /Messages/ }).click();
      // The frame of the desk is there all the time.
      await page.getByRole("link", { name: /Inbox/ }).click();
      await page.getByText("Nothing to do yet").waitFor();
      await allow();
      await page.getByRole("button", { name: "Try again" }).click();
      await page.getByRole("alert").waitFor({ state: "detached" });
      await page.getByRole("button", { name: /Unavailable|Available/ }).click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await page.getByRole("heading", { name: "Sign in", exact: true }).waitFor();
      await page.context().close();
    },
  );

  test("[U-2] messages come and go on at a desk and in a chat whose texts a translator has wrapped", async () => {
    expectPageFaults(/removeChild|insertBefore|NotFoundError|error occurred/);
    const customer = await CustomerPage.open(demo.browser, demo.url);
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    await customer.write("Where is my order?");
    await robin.item("Where is my order?").click();
    await robin.control("Play").click();
    await robin.composer().waitFor();
    for (const words of ["It is on its way", "It comes today", "At four"]) {
      await robin.page.evaluate(translate);
      for (const frame of customer.page.frames()) await frame.evaluate(translate);
      await robin.composer().fill(words);
      await robin.composer().press("Enter");
      await robin.line(words).waitFor();
      await customer.words(words).waitFor();
      await robin.page.evaluate(translate);
      await customer.write(`Thanks for: ${words}`);
      await robin.line(`Thanks for: ${words}`).waitFor();
    }
    await customer.end();
    await robin.page
      .getByText(/Wrap-up/)
      .first()
      .waitFor();
    await robin.page.getByRole("link", { name: /Queues/ }).click();
    await robin.page.getByText("Choose a queue").waitFor();
    await Promise.all([customer.close(), robin.close()]);
  });
});

describeWithDemo("a tab of somebody who is signed in no longer", (demo) => {
  test("[U-5] becomes the desk of whoever signs in in another tab, and keeps its words for its own user", async () => {
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    const customer = await CustomerPage.open(demo.browser, demo.url);
    await customer.write("Who is there?");
    await robin.item("Who is there?").click();
    await robin.control("Play").click();
    await robin.composer().fill("It is Robin");

    const other = await openPage(robin.page.context());
    await robin.page.context().clearCookies();
    await other.goto(`${demo.url}/queues`);
    await other.getByRole("button", { name: /Sam Lindqvist/ }).click();
    // Whoever signs in gets the page that they came for.
    await other.getByText("Choose a queue").waitFor();
    await robin.page.getByRole("button", { name: /Sam Lindqvist|Unavailable/ }).waitFor();
    await robin.page.getByText("It is Robin").waitFor({ state: "detached" });
    expect(await customer.messages().innerText()).not.toContain("It is Robin");
    await Promise.all([robin.close(), customer.close()]);
  });
});
