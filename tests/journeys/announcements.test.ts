import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";

describeWithDemo("announcements", (demo) => {
  test("[B-80] [B-36] set by an administrator, said to who waits, and told from people on both sides", async () => {
    const kim = await AgentPage.signIn(demo.browser, demo.url, "Kim Tanaka");
    await kim.page.goto(`${demo.url}/settings/queues`);
    await kim.openSetting("Bookings");
    await kim.openTab("Announcements");
    await kim.page.getByRole("button", { name: "Remove announcement 2" }).click();
    await kim.page.getByRole("button", { name: "Add an announcement" }).click();
    const added = kim.page.getByRole("group", { name: "Announcement 2" });
    await added.getByRole("textbox", { name: "Text" }).fill("Dogs up to 8 kg fly in the cabin.");
    await added.getByRole("combobox", { name: "Unit of said after" }).selectOption("seconds");
    await added.getByRole("switch", { name: "Say it again while they wait" }).press("Space");
    await added.getByRole("combobox", { name: "Unit of said again every" }).selectOption("seconds");
    const every = added.getByRole("spinbutton", { name: "Said again every" });
    // Too often: the browser says so, and nothing is saved.
    await every.fill("29");
    // From another part of the form, the tab with the fault comes into view and is marked until it is mended.
    await kim.openTab("Wrap-up");
    await kim.page.getByRole("button", { name: "Save" }).click();
    await every.waitFor();
    expect(await every.evaluate((field: HTMLInputElement) => field.validity.rangeUnderflow)).toBe(true);
    const faulty = kim.page.getByRole("tab", { name: "Announcements something is missing or wrong here" });
    await faulty.waitFor();
    await kim.page.waitForFunction(() => document.activeElement?.matches("input:invalid"));
    await every.fill("30");
    await faulty.waitFor({ state: "detached" });
    await added.getByRole("spinbutton", { name: "Said after" }).fill("1");
    await kim.page.getByRole("button", { name: "Save" }).click();
    await kim.page.getByText("Saved", { exact: true }).waitFor();

    const customer = await CustomerPage.open(demo.browser, demo.url);
    await customer.write("May I bring my dog?");
    await customer.words(/six characters/).waitFor();
    await customer.words("Dogs up to 8 kg fly in the cabin.").waitFor({ timeout: 60_000 });

    const log = await customer.messages().innerText();
    expect(log.split("Automated message").length - 1).toBeGreaterThan(0);
    expect(log.indexOf("May I bring my dog?")).toBeLessThan(log.indexOf("Automated message"));
    const bubbles = customer.messages().locator(".automatic .bubble");
    // On a busy machine it has been said again by now.
    expect(await bubbles.count()).toBeGreaterThanOrEqual(2);
    expect(await bubbles.first().evaluate((bubble) => getComputedStyle(bubble).borderTopStyle)).toBe(
      "dashed",
    );
    // Each is named for those who hear it, also the second of a group.
    for (const spoken of await customer.messages().locator(".automatic").allTextContents()) {
      expect(spoken).toMatch(/^Automated message/);
    }
    await customer.words("Waiting for somebody to join").waitFor();

    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    // The inbox shows what the customer said, and that it is unanswered.
    await robin.item("May I bring my dog?").click();
    const line = robin.page.getByRole("listitem").filter({ hasText: "Dogs up to 8 kg fly in the cabin." });
    // A line that has not been drawn yet has no text.
    await expect.poll(() => line.first().innerText()).toMatch(/^Automated message/);
    expect(await line.first().innerText()).not.toMatch(/Robin|Customer/);
    await robin.control("Play").click();
    await robin.send("Yes, you may");
    await customer.words("Yes, you may").waitFor();
    await Promise.all([kim.close(), robin.close(), customer.close()]);
  });
});
