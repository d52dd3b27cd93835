import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { type BuiltServer, startBuiltServer } from "../support/built-server.ts";
import { describeWithBrowser, launchBrowser } from "../support/chromium.ts";
import { CustomerPage } from "../support/customer-page.ts";

describeWithBrowser("an agent's tools", () => {
  let browser: Browser;
  let server: BuiltServer;

  beforeAll(async () => {
    server = await startBuiltServer(["--demo"]);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("[B-34] [B-53] [B-56] [B-61] are all in reach of the keyboard, from the first word to the break after the last chat", async () => {
    const robin = await AgentPage.signIn(browser, server.url, "Robin Okafor");
    const { page } = robin;
    await robin.become("Available");
    const dana = await CustomerPage.open(browser, server.url);
    await dana.write("Dana's words");
    await robin.item("Dana's words").click();
    await robin.control("Play").click();
    const reply = robin.composer();
    const list = page.getByRole("listbox", { name: "Templates" });

    expect(await reply.getAttribute("placeholder")).toMatch(/ {2}·.*\/ for templates.*: for emoji/);

    // What is known is filled in, and undoing brings back what was typed without asking again.
    await reply.pressSequentially("/wel");
    await list.getByRole("option", { name: /^Welcome/ }).waitFor();
    await reply.press("Tab");
    const welcome = "Hello, this is Robin Okafor of Meridian Air. How can I help?";
    await expect.poll(() => reply.inputValue()).toBe(welcome);
    await reply.press("Control+z");
    await expect.poll(() => reply.inputValue()).toBe("/wel");
    await expect.poll(() => list.count()).toBe(0);
    await reply.fill("this and/or");
    expect(await list.count()).toBe(0);

    // An unfilled placeholder is selected, so that typing replaces it; until then the reply is not sent.
    await reply.fill("");
    await reply.pressSequentially("/seat");
    await list.getByRole("option", { name: /^Seat change/ }).waitFor();
    await reply.press("Enter");
    await page.getByText("Fill in or take out before you send: {{contact.name}}").first().waitFor();
    await reply.press("Enter");
    await reply.pressSequentially("Dana");
    await reply.press("Control+End");
    await reply.pressSequentially(" :tada");
    await page
      .getByRole("listbox", { name: "Emoji" })
      .getByRole("option", { name: /:tada:/ })
      .waitFor();
    await reply.press("Enter");
    await reply.press("Enter");
    const said = "I can change that seat for you, Dana. Would you like a window or an aisle? 🎉";
    await robin.line(said).waitFor();
    await dana.words(said).waitFor();
    // Both signs have been used, so nothing is said of them any more.
    await expect.poll(() => reply.getAttribute("placeholder")).toBe("Write a reply…");

    // The words of a call for help are kept when the panel becomes a drawer.
    await page.keyboard.press("Control+K");
    await page.getByRole("dialog").getByRole("combobox").waitFor();
    await page.keyboard.type("ask for help");
    await page.keyboard.press("Enter");
    const help = page.getByRole("textbox", { name: "What do you need help with?" });
    await help.fill("Visa rules");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "About this chat" }).click();
    await help.waitFor();
    expect(await help.inputValue()).toBe("Visa rules");
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("button", { name: "Cancel" }).click();
    await help.waitFor({ state: "detached" });

    // The script stands over the tools, and stays folded.
    const script = robin.panel().getByText("Script of Bookings");
    const lines = robin.panel().getByText("Greet the customer by name", { exact: false });
    await lines.waitFor();
    await script.click();
    await lines.waitFor({ state: "hidden" });
    await robin.panel().getByRole("button", { name: "Mark as abusive" }).click();
    await page.getByText("Abusive", { exact: true }).waitFor();

    await setMustClassify();
    await page
      .locator("header")
      .getByRole("button", { name: /Handling a chat/ })
      .click();
    await page.getByRole("menuitem", { name: "Break: Lunch" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Finish them first" }).click();
    await robin.status("then Lunch").waitFor();

    // Finishing without a classification leads to it; any word of its path finds it.
    await dana.end();
    const wrapUp = page.getByRole("region", { name: "Wrap-up of this chat" });
    await wrapUp.getByText("Needed before the chat can be finished").waitFor();
    await wrapUp.getByRole("button", { name: "Finish" }).click();
    await page.getByText("This queue asks for a classification", { exact: false }).waitFor();
    await page.keyboard.type("LÓST bag");
    await page.getByRole("option", { name: /Baggage.*Lost/ }).waitFor();
    await page.keyboard.press("Enter");
    await wrapUp.getByText("Needed before the chat can be finished").waitFor({ state: "detached" });
    await wrapUp.getByRole("button", { name: "Finish" }).click();
    await robin.status("Break: Lunch").waitFor();
    await Promise.all([robin.close(), dana.close()]);
  });

  /** The administrator asks for a classification in the queue of the website. */
  async function setMustClassify(): Promise<void> {
    const kim = await AgentPage.signIn(browser, server.url, "Kim Tanaka");
    await kim.page.goto(`${server.url}/settings/queues`);
    await kim.openSetting("Bookings");
    await kim.openTab("Agents");
    await kim.page.getByRole("switch", { name: "Ask for a classification" }).click();
    await kim.page.getByRole("button", { name: "Save" }).click();
    await kim.page.getByText("Saved", { exact: false }).first().waitFor();
    await kim.close();
  }
});
