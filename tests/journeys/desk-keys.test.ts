import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { openPage } from "../support/chromium.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";
import { undoAtOnce } from "../support/undo-at-once.ts";

describeWithDemo("the keys of the desk", (demo) => {
  test("[U-3] [U-4] [U-7] [U-8] [U-14] [U-15] two chats, worked on from the keyboard alone", async () => {
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    const { page } = robin;
    const { keyboard } = page;
    const dana = await CustomerPage.open(demo.browser, demo.url);
    await dana.write("Where is my order?");
    await robin.item("Where is my order?").click();
    await keyboard.press("Alt+P");
    await robin.composer().waitFor();

    // A template by its first hit; the browser takes it back, and gives it back.
    await keyboard.press("Alt+R");
    await keyboard.type("Hello ");
    await keyboard.press("Alt+M");
    await keyboard.type("moment");
    await page.getByRole("option").first().waitFor();
    await keyboard.press("Enter");
    const response = page.getByRole("textbox", { name: "Response" });
    await page.waitForFunction(() => document.activeElement?.id === "response");
    const inserted = await response.inputValue();
    expect(inserted).toMatch(/^Hello .*moment/i);
    await keyboard.press("Control+Z");
    await expect.poll(() => response.inputValue()).toBe("Hello ");
    await keyboard.press("Control+Shift+Z");
    await expect.poll(() => response.inputValue()).toBe(inserted);

    // Enter that confirms a word of an input method, as Safari tells of it.
    await response.dispatchEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true });
    expect(await response.inputValue()).toBe(inserted);
    await keyboard.press("Enter");
    await robin.line(inserted).waitFor();

    // Another chat is only looked at: with the focus in the inbox no key has a chat leave.
    const sam = await CustomerPage.open(demo.browser, demo.url);
    await sam.write("I want my money back");
    await robin.item("I want my money back").click();
    await page.getByText("Play it to reply").waitFor();
    await keyboard.press("Alt+E");
    await page.getByText("Two chats are on the screen").waitFor();
    // In the reply to the active one the key means that one, and is taken back by another key.
    await page.getByRole("link", { name: "Return" }).click();
    await response.click();
    for (const how of ["button", "key"] as const) {
      await page.evaluate(undoAtOnce, how);
      await keyboard.press("Alt+E");
      await page.waitForFunction(() => document.body.dataset["undone"] === "yes");
      await page.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
    }
    await keyboard.press("Alt+E");
    await dana.words(/ended the chat/).waitFor();
    await robin.item("I want my money back").click();
    await page.getByText("Play it to reply").waitFor();
    expect(await sam.messages().innerText()).not.toMatch(/ended the chat/);

    // One dialog at a time, with the keys as they are printed.
    await keyboard.press("Alt+I");
    await keyboard.press("?");
    await page.getByRole("dialog").getByText("Alt+E", { exact: true }).waitFor();
    await keyboard.press("?");
    expect(await page.getByRole("dialog").count()).toBe(1);
    // Nobody is given it once Robin is gone.
    await sam.end();
    await Promise.all([robin.close(), dana.close(), sam.close()]);
  });

  test("[B-3] [B-26] from signing in to a closed chat and the way out, without a mouse", async () => {
    const context = await demo.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await openPage(context);
    const { keyboard } = page;
    await page.goto(demo.url);
    await page.getByRole("button", { name: /Sam Lindqvist/ }).press("Enter");
    const status = page.locator("header").getByRole("button", { name: /your status/ });
    await status.and(page.locator(":enabled")).waitFor();
    await keyboard.press("Alt+A");
    await status.filter({ hasText: "Available" }).waitFor();

    const palette = page.getByRole("dialog", { name: "What can be done now" });
    const find = async (text: string) => {
      await keyboard.press("Control+K");
      await palette.getByRole("combobox").waitFor();
      await keyboard.type(text);
    };
    const dana = await CustomerPage.open(demo.browser, demo.url);
    await dana.write("Where is my parcel?");
    await page.waitForFunction(() => document.title.startsWith("(1)"));
    await keyboard.press("Alt+W");
    await page.getByText("Play it to reply").waitFor();
    // The palette does not find what cannot be done now, and closing it clears the search.
    await find("finish");
    await palette.getByText("Nothing that can be done now").waitFor();
    await keyboard.press("Escape");
    await palette.waitFor({ state: "detached" });
    await find("play");
    await keyboard.press("Enter");
    const composer = page.getByRole("textbox", { name: /^Reply to/ });
    await composer.waitFor();
    await keyboard.press("Alt+R");
    await keyboard.type("On its way");
    await keyboard.press("Enter");
    await dana.words("On its way").waitFor();

    // In the reply, too; the key of each stands beside it.
    await find("chat end");
    const end = palette.getByRole("option", { name: "End the chat" });
    expect(await end.innerText()).toContain("Alt+E");
    await keyboard.press("ArrowUp");
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await dana.words(/ended the chat/).waitFor();
    await page.getByRole("button", { name: "Finish", exact: true }).waitFor();
    await keyboard.press("Alt+F");
    await page.getByText("No chats in your inbox").waitFor();

    // The bell's panel: who it was, though the chat is closed, and a switch for each way of being told.
    await find("what happened");
    await keyboard.press("Enter");
    await page
      .getByText(/^The chat with .* was allocated to you$/)
      .first()
      .waitFor();
    await page.getByRole("checkbox", { name: "Title and icon of the tab" }).press("Space");
    await keyboard.press("Escape");
    await dana.write("And the other one?");
    await page.getByRole("button", { name: "Bell: 1 new" }).waitFor();
    expect(await page.title()).not.toContain("(1)");

    // A break by its reason, in two presses.
    await keyboard.press("Alt+K");
    await palette
      .getByRole("option", { name: /^Break/ })
      .first()
      .waitFor();
    await keyboard.press("Enter");
    await page
      .getByRole("dialog", { name: /./ })
      .getByRole("button", { name: "Break now", exact: true })
      .press("Enter");
    await status.filter({ hasText: "Break" }).waitFor();
    await find("sign out");
    await keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Sign out?" }).getByRole("button", { name: "Sign out" }).waitFor();
    await keyboard.press("Enter");
    await page.getByText("You have signed out.").waitFor();
    await Promise.all([context.close(), dana.close()]);
  });
});
