import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { openPage } from "../support/chromium.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";
import { undoAtOnce } from "../support/undo-at-once.ts";

const bell = ({ page }: AgentPage, words: string): Locator => page.getByRole("button", { name: words });

describeWithDemo("one agent on two devices", (demo) => {
  test("[B-23] [B-24] [B-50] both show one inbox, and what is typed or taken back stays where it was", async () => {
    const [office, home] = await Promise.all([
      AgentPage.signIn(demo.browser, demo.url, "Robin Okafor"),
      AgentPage.signIn(demo.browser, demo.url, "Robin Okafor"),
    ]);
    await office.become("Available");
    await home.status("Available").waitFor();
    const dana = await CustomerPage.open(demo.browser, demo.url);
    await dana.write("Where is my order?");
    for (const device of [office, home]) {
      await device.item("Where is my order?").waitFor();
      await bell(device, "Bell: 1 new").waitFor();
    }

    // Played on one it is active on both, and the bell is silent on both.
    await office.item("Where is my order?").click();
    await office.page.keyboard.press("Alt+P");
    await office.composer().waitFor();
    await home.item("Where is my order?").click();
    await home.composer().waitFor();
    await bell(home, "Bell: nothing new").waitFor();
    await bell(office, "Bell: nothing new").waitFor();

    // Half of a reply belongs to the device on which it is typed.
    await office.composer().fill("Your parcel");
    await home.send("Let me look");
    await office.line("Let me look").waitFor();
    expect(await office.composer().inputValue()).toBe("Your parcel");
    expect(await home.composer().inputValue()).toBe("");
    await office.send("Your parcel left today");
    await home.line("Your parcel left today").waitFor();
    await dana.words("Your parcel left today").waitFor();
    for (const log of [dana.messages(), home.page.getByRole("log", { name: "Messages" })])
      expect((await log.innerText()).match(/Let me look|Your parcel left today/g)).toHaveLength(2);

    // An end that is taken back on one device has happened on none, nor in another tab.
    const tab = await openPage(office.page.context());
    await tab.goto(office.page.url());
    const reply = tab.getByRole("textbox", { name: /^Reply to/ });
    await reply.waitFor();
    await office.page.evaluate<void, "button" | "key">(undoAtOnce, "button");
    await office.page.keyboard.press("Alt+E");
    await office.page.waitForFunction(() => document.body.dataset["undone"] === "yes");
    await home.send("Anything else?");
    await dana.words("Anything else?").waitFor();
    expect(await reply.isEditable()).toBe(true);
    expect(await dana.messages().innerText()).not.toMatch(/ended the chat/);

    // Ended on both within the time for undoing: it ends once, and nobody is told of a fault.
    await office.page.keyboard.press("Alt+E");
    await home.page.keyboard.press("Alt+E");
    await dana.words(/ended the chat/).waitFor();
    for (const { page } of [office, home]) {
      await page.getByRole("button", { name: "Finish", exact: true }).waitFor();
      await page.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
      expect(await page.getByRole("alert").allInnerTexts()).toEqual([]);
    }
    expect((await dana.messages().innerText()).match(/ended the chat/g)).toHaveLength(1);
    await home.page.keyboard.press("Alt+F");
    await office.page.getByText("No chats in your inbox").waitFor();
    await tab.getByText("No chats in your inbox").waitFor();
    await Promise.all([office.close(), home.close(), dana.close()]);
  });
});
