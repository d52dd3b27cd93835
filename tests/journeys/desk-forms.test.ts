import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { messageTextLengthMax } from "#contract/limits.ts";
import { AgentPage } from "../support/agent-page.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";

/** The focus is in something, and not on the page as a whole. */
async function focusIsKept(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement !== document.body);
}

describeWithDemo("the forms of the desk", (demo) => {
  test("[U-9] [U-11] a note, a wrap-up and a take: nothing is cut, and the focus never falls to the page", async () => {
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    const { page } = robin;
    // Here with everything that moves.
    await page.emulateMedia({ reducedMotion: "no-preference" });
    const customer = await CustomerPage.open(demo.browser, demo.url);
    await customer.write("Where is my order?");
    await page.getByRole("link", { name: /Queues/ }).click();
    await page.getByRole("navigation", { name: "Queues" }).getByRole("link", { name: /1/ }).first().click();
    await page.getByRole("button", { name: "Take next" }).press("Enter");
    await page.getByRole("button", { name: "Play this chat" }).waitFor();
    await focusIsKept(page);
    await robin.control("Play").press("Enter");
    await robin.composer().waitFor();

    const note = page.getByRole("textbox", { name: "Note" });
    const add = page.getByRole("button", { name: "Add note" });
    await note.fill("x".repeat(messageTextLengthMax + 507));
    await page.getByText("507 characters too long").waitFor();
    expect(await add.isDisabled()).toBe(true);
    expect((await note.inputValue()).length).toBe(messageTextLengthMax + 507);
    await note.fill("Wants it by Friday");
    await add.press("Enter");
    await robin.line("Wants it by Friday").waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");

    await robin.composer().fill("One mo");
    await customer.end();
    await page.getByRole("button", { name: "Finish" }).waitFor();
    await focusIsKept(page);
    await page.getByRole("button", { name: "Finish" }).press("Enter");
    await page.getByRole("button", { name: "Finish" }).waitFor({ state: "detached" });
    await focusIsKept(page);
    await Promise.all([robin.close(), customer.close()]);
  });

  test("[U-6] a form with unsaved changes asks before it is left", async () => {
    const kim = await AgentPage.signIn(demo.browser, demo.url, "Kim");
    const { page } = kim;
    await page.goto(`${demo.url}/settings/break-reasons`);
    await page.getByRole("button", { name: "New break reason" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Tea");
    await page.getByRole("link", { name: "Groups" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Go on editing" }).click();
    expect(await page.getByRole("textbox", { name: "Name" }).inputValue()).toBe("Tea");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("heading", { name: "Tea" }).waitFor();
    await focusIsKept(page);
    await page.getByRole("textbox", { name: "Name" }).fill("Green tea");
    await page.getByRole("link", { name: "Back to the list" }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Leave without saving" }).click();
    // The focus is on the row of the one that was left.
    const row = page.getByRole("row").getByRole("link", { name: "Tea" });
    await row.waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === "Tea");
    await page.getByRole("button", { name: "New break reason" }).click();
    await page.getByRole("heading", { name: "New break reason" }).waitFor();
    await page.getByRole("link", { name: "Groups" }).click();
    await page.getByRole("heading", { name: "Groups" }).waitFor();
    await kim.close();
  });
});
