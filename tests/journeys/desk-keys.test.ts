import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";

/** Undoes an end the moment it can be undone: on a busy machine five seconds are too short for a test. */
function undoAtOnce(how: "button" | "key"): void {
  document.body.dataset["undone"] = "no";
  const watch = new MutationObserver(() => {
    const undo = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Undo");
    if (!undo) return;
    watch.disconnect();
    if (how === "button") undo.click();
    else window.dispatchEvent(new KeyboardEvent("keydown", { key: "z", code: "KeyZ", altKey: true }));
    document.body.dataset["undone"] = "yes";
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

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
    expect(await response.inputValue()).toBe("Hello ");
    await keyboard.press("Control+Shift+Z");
    expect(await response.inputValue()).toBe(inserted);

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
    await Promise.all([robin.close(), dana.close(), sam.close()]);
  });
});
