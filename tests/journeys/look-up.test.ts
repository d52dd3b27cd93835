import { afterAll, beforeAll, expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";

describeWithDemo("what an agent can look up", (demo) => {
  let robin: AgentPage;

  beforeAll(async () => {
    robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
  });
  afterAll(() => robin?.close());

  /** A chat that Robin has answered, asked for help with, and closed. */
  async function closeChat(words: string): Promise<void> {
    const customer = await CustomerPage.open(demo.browser, demo.url);
    await customer.write(words);
    await robin.item(words).click();
    await robin.control("Play").click();
    await robin.send("At once");
    await robin.panel().getByRole("button", { name: "Ask for help…" }).click();
    await robin.page.keyboard.type("May I refund this?");
    await robin.page.keyboard.press("Enter");
    await robin.panel().getByText("May I refund this?").waitFor();
    await robin.item("At once").filter({ hasText: "Help asked for" }).waitFor();
    await robin.control("End chat").click();
    await robin.page.getByRole("button", { name: /^Finish/ }).click();
    await robin.item("At once").waitFor({ state: "detached" });
    await customer.close();
  }

  const history = () => robin.page.getByRole("list", { name: "Chats you have had" }).getByRole("link");

  test("[B-92] [B-95] [U-12] a hand is raised, the chat closed, and found again: filters lie in the address", async () => {
    await closeChat("Where is my order?");
    const { page } = robin;
    await page.getByRole("link", { name: "History" }).click();
    const day = page.getByRole("region", { name: "Today" });
    await expect.poll(() => day.innerText()).toMatch(/Chats handled\s*1/);
    await history().filter({ hasText: "Where is my order?" }).click();
    await robin.line("Where is my order?").waitFor();
    await page.getByText("This chat is closed.").waitFor();
    // Its page can be left and come back to, and a note can still be added.
    await page.getByRole("textbox", { name: "Note" }).fill("Called back");
    await page.getByRole("button", { name: "Add note" }).click();
    await page.getByRole("log").getByText("Called back").waitFor();
    await page.getByText("Time, queue, classification, end").click();
    await page.getByRole("combobox", { name: "Ended" }).selectOption("Ended by the customer");
    await page.getByRole("heading", { name: "No chat like this" }).waitFor();
    expect(new URL(page.url()).searchParams.get("ended")).toBe("customer");
    await page.reload();
    await page.getByRole("heading", { name: "No chat like this" }).waitFor();
    await page.goBack();
    await history().filter({ hasText: "Where is my order?" }).waitFor();
    expect(new URL(page.url()).search).toBe("");
    await page.goto(`${demo.url}/history?ended=nobody&name=nobody-of-this-name`);
    await page.getByRole("heading", { name: "No chat like this" }).waitFor();
    await expect
      .poll(() => page.getByRole("searchbox").or(page.getByLabel("Customer’s name")).first().inputValue())
      .toBe("nobody-of-this-name");
  });

  test("[B-84] [U-20] [B-35] contacts are found as one types, and two that are one person are merged", async () => {
    const { page } = robin;
    await page.getByRole("link", { name: "Contacts" }).click();
    const create = async (name: string, phone: string) => {
      await page.getByRole("button", { name: "New contact" }).click();
      const form = page.getByRole("dialog", { name: "New contact" });
      await form.getByRole("textbox", { name: "Name" }).fill(name);
      await form.getByRole("textbox", { name: "Phone" }).fill(phone);
      await form.getByRole("button", { name: "New contact" }).click();
      await form.waitFor({ state: "detached" });
    };
    await create("Siobhán Ó Néill", "");
    await create("S. O'Neill", "+49 171 2345");
    const found = page.getByRole("list", { name: "Contacts found" }).getByRole("button");
    const search = page.getByRole("searchbox", { name: /^Search by name/ });
    await search.fill("neill siobhan");
    await expect.poll(() => found.allInnerTexts()).toEqual([expect.stringContaining("Siobhán Ó Néill")]);
    // With the keys alone.
    await search.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Siobhán Ó Néill" }).waitFor();
    await page.getByRole("button", { name: "Merge with a duplicate…" }).click();
    const merge = page.getByRole("dialog");
    await merge.getByRole("searchbox").fill("2345");
    await merge.getByRole("button", { name: /O'Neill/ }).click();
    await expect.poll(() => merge.getByRole("radio", { name: "Siobhán Ó Néill" }).isChecked()).toBe(true);
    await expect.poll(() => merge.getByRole("radio", { name: "+49 171 2345" }).isChecked()).toBe(true);
    await merge.getByRole("button", { name: "Merge", exact: true }).click();
    await merge.waitFor({ state: "detached" });
    await search.fill("2345");
    await expect
      .poll(() => found.allInnerTexts())
      .toEqual([expect.stringMatching(/Siobhán Ó Néill\s+\+49 171 2345/)]);
  });
});
