import type { FrameLocator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { openPage } from "../support/chromium.ts";
import { chooseInMenu } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";
import { chatFrame, expectAccessible } from "../support/expect-accessible.ts";

/** Fills in the settings of the demo's widget: a name, an address to answer to, two topics, a consent. */
async function askBeforeChats(settings: Page): Promise<void> {
  await settings.getByRole("tab", { name: "Before a chat" }).click();
  const part = (name: string) => settings.getByRole("group", { name });
  const add = (what: string) => settings.getByRole("button", { name: `Add ${what}` }).click();
  await add("field");
  await part("Field 1").getByRole("switch", { name: "Must be filled in" }).check();
  await add("field");
  await part("Field 2").getByRole("combobox", { name: "Asks for" }).selectOption("E-mail address");
  for (const [place, label] of ["My booking", "On the road"].entries()) {
    await add("topic");
    await part(`Topic ${place + 1}`)
      .getByRole("textbox", { name: "Label" })
      .fill(label);
  }
  await part("Topic 2").getByRole("combobox", { name: "Queue" }).selectOption("Travel help");
  await settings.getByRole("switch", { name: "Ask for consent" }).check();
  await settings.getByRole("textbox", { name: "Text" }).fill("You may keep this for 90 days.");
  await settings.getByRole("button", { name: "Save" }).click();
  await settings.getByText("Saved").first().waitFor();
}

describeWithDemo("before an agent comes", (demo) => {
  async function comeToPage(): Promise<{ page: Page; frame: FrameLocator }> {
    const page = await openPage(await demo.browser.newContext({ viewport: { width: 1000, height: 800 } }));
    await page.goto(`${demo.url}/company`);
    return { page, frame: page.frameLocator("iframe") };
  }

  const boxIn = (frame: FrameLocator) => frame.getByRole("textbox", { name: /^Write/ });

  async function fillIn(frame: FrameLocator, name: string, topic: string): Promise<void> {
    await frame.getByRole("textbox", { name: "Name" }).fill(name);
    await frame.getByRole("combobox", { name: "What is it about?" }).selectOption(topic);
    await frame.getByRole("checkbox", { name: "You may keep this for 90 days." }).check();
  }

  test("[B-73] [B-71] the customer fills in a form once, its topic chooses the queue, and they see their place in line", async () => {
    const admin = await AgentPage.signIn(demo.browser, demo.url, "Kim Tanaka");
    await admin.page.goto(`${demo.url}/settings/website`);
    const { page, frame } = await comeToPage();
    await page.getByRole("button", { name: /chat/i }).first().click();
    await boxIn(frame).fill("Where is my bag?");
    await askBeforeChats(admin.page);

    // The page was open before there was a form: what was typed waits for it.
    await frame.getByRole("textbox", { name: "Name" }).waitFor();
    await expectAccessible(page, "the form before a chat", chatFrame);
    await boxIn(frame).press("Enter");
    const focused = frame.locator(":focus");
    await expect.poll(() => focused.getAttribute("aria-invalid")).toBe("true");
    await expect.poll(() => focused.getAttribute("aria-describedby")).toBe("topic-fault");
    await frame.getByText("Please tick this first").waitFor();
    await expectAccessible(page, "the form with faults", chatFrame);

    // All of it by keyboard, from the first fault on.
    for (const key of ["ArrowDown", "ArrowDown", "Tab"]) await page.keyboard.press(key);
    await page.keyboard.type("Dana Kowalski");
    for (const key of ["Tab", "Tab", "Space", "Enter"]) await page.keyboard.press(key);
    await frame.getByRole("log").getByText("Where is my bag?").waitFor();
    await frame.getByText("Nobody is here just now.").waitFor();

    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    await robin.item("Dana Kowalski").click();
    const about = robin.page.getByRole("complementary", { name: "About this chat" });
    const facts = about.getByRole("region", { name: /^Widget, page/ });
    await facts.getByText("On the road").waitFor();
    await facts.getByText("unverified").waitFor();
    await facts.getByText("You may keep this for 90 days.").waitFor();
    await expectAccessible(robin.page, "what the customer gave");

    // Answers that the agent offers are buttons until one is pressed, which counts once.
    await robin.control("Play").click();
    await robin.page.getByRole("button", { name: "Offer answers to choose from" }).click();
    const offered = robin.page.getByRole("combobox", { name: "Answers to choose from" });
    for (const answer of ["Economy", "Business class"]) {
      await offered.fill(answer);
      await offered.press("Enter");
    }
    await expectAccessible(robin.page, "the answers to offer");
    await robin.send("Which class?");
    const choices = frame.getByRole("group", { name: "Answers to choose from" });
    await choices.getByRole("button", { name: "Business class" }).waitFor();
    await expectAccessible(page, "answers to choose from", chatFrame);
    await choices.getByRole("button", { name: "Business class" }).dblclick();
    await robin.line("Business class").first().waitFor();
    await frame.getByText("Economy · Business class").waitFor();
    expect(await choices.count()).toBe(0);
    await robin.page.getByRole("list", { name: "Answers offered" }).waitFor();
    expect(await frame.locator(".message.mine").filter({ hasText: "Business class" }).count()).toBe(1);

    // Who the customer is stands there again for the next chat; what they agree to does not.
    await chooseInMenu(frame, "End chat");
    await frame.getByRole("dialog").getByRole("button", { name: "End chat" }).click();
    await frame.getByText("You left the chat").waitFor();
    await boxIn(frame).fill("One more thing");
    await expect.poll(() => frame.getByRole("textbox", { name: "Name" }).inputValue()).toBe("Dana Kowalski");
    expect(await frame.getByRole("checkbox").isChecked()).toBe(false);
    // Somebody is there, and gets no chats.
    await robin.close();
    const sam = await AgentPage.signIn(demo.browser, demo.url, "Sam Lindqvist");
    await sam.become("Break: Lunch");
    await fillIn(frame, "Dana Kowalski", "My booking");
    await boxIn(frame).press("Enter");
    await frame.getByText("You are next").waitFor();

    const other = await comeToPage();
    await other.page.getByRole("button", { name: /chat/i }).first().click();
    await fillIn(other.frame, "Eli Brandt", "My booking");
    await boxIn(other.frame).fill("Hello");
    await boxIn(other.frame).press("Enter");
    await other.frame.getByText("You are number 2 in line").waitFor();
    await expectAccessible(other.page, "the place in line", chatFrame);
    await chooseInMenu(frame, "End chat");
    await frame.getByRole("dialog").getByRole("button", { name: "End chat" }).click();
    await other.frame.getByText("You are next").waitFor();
    await Promise.all([admin.close(), sam.close(), page.context().close(), other.page.context().close()]);
  });
});
