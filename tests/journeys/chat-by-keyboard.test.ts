import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { openPage } from "../support/chromium.ts";
import { describeWithDemo } from "../support/demo.ts";

declare global {
  interface Window {
    /** How often this page has made a sound. */
    rings: number;
  }
}

/** Counts what would be heard. */
function countRings(): void {
  window.rings = 0;
  window.AudioContext = class extends AudioContext {
    constructor() {
      super();
      window.rings++;
    }
  };
}

/** The name of what has the focus, on the page or in its chat. */
async function focused(page: Page): Promise<string> {
  const names = page.frames().map((frame) =>
    frame.evaluate(() => {
      const at = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return at && !at.matches("body, iframe, bellhop-chat") ? (at.ariaLabel ?? at.textContent ?? "") : "";
    }),
  );
  return (await Promise.all(names)).find((name) => name !== "") ?? "";
}

/** Presses Tab, or another key, until this has the focus. */
async function reach(page: Page, name: string, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 40 && (await focused(page)) !== name; presses++)
    await page.keyboard.press(key);
  expect(await focused(page)).toBe(name);
}

describeWithDemo("the customer's chat without a pointer", (demo) => {
  test("[B-76] [B-50] is opened, used and ended by keyboard alone, and never loses the focus", async () => {
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    const context = await demo.browser.newContext({ viewport: { width: 1000, height: 800 } });
    await context.addInitScript(countRings);
    const page = await openPage(context);
    await page.goto(`${demo.url}/company`);
    await page.locator("bellhop-chat").waitFor({ state: "attached" });
    await reach(page, "Chat with us");
    await page.keyboard.press("Enter");
    const chat = page.frameLocator("iframe");
    await chat.getByText("How can we help?").waitFor();
    await expect.poll(() => focused(page)).toBe("Write a message…");
    await page.keyboard.type("Is my gate open?");
    await page.keyboard.press("Enter");
    await chat.getByText("Is my gate open?").waitFor();
    await robin.item("Is my gate open?").click();
    await robin.control("Play").click();
    await robin.send("It opens in a minute");
    await chat.getByText("It opens in a minute").waitFor();

    // The menu has the sound: off until it is wanted, and for answers that nobody looks at.
    const ringsIn = async () => (await page.frames()[1]?.evaluate(() => window.rings)) ?? -1;
    await reach(page, "Menu", "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toBe("End chat");
    await page.keyboard.press("End");
    expect(await focused(page)).toBe("Sound for new answers");
    await page.keyboard.press("Space");
    await chat.getByRole("menuitemcheckbox", { checked: true }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe("Menu");
    await chat.getByRole("menu").waitFor({ state: "detached" });
    expect(await page.locator("iframe").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe("Chat with us");
    expect(await ringsIn()).toBe(0);
    await robin.send("It is open now");
    await expect.poll(ringsIn).toBe(1);
    await page.keyboard.press("Enter");
    await chat.getByText("It is open now").waitFor();
    await robin.send("Have a good flight");
    await chat.getByText("Have a good flight").waitFor();
    expect(await ringsIn()).toBe(1);

    await reach(page, "Menu", "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toBe("End chat");
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toBe("Keep chatting");
    await reach(page, "End chat");
    await page.keyboard.press("Enter");
    await chat.getByText("You left the chat").waitFor();
    await expect.poll(() => focused(page)).toBe("Menu");
    await reach(page, "Write to begin a new chat…");
    await context.close();
  });
});
