import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { expectPageFaults } from "../support/chromium.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";

/** Messages that browsers log when their server is gone. */
const serverGone = /WebSocket connection|ERR_CONNECTION|net::ERR|Failed to load resource/;

describeWithDemo("a customer and two agents", (demo) => {
  test("[B-2] [B-3] [B-21] [B-23] [B-30] [B-34] [B-42] [B-45] [B-50] [B-51] [B-72] automatic allocation: from first words to closed, with a reload, a second tab and a server killed in the middle", async () => {
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    const customer = await CustomerPage.open(demo.browser, demo.url);
    await customer.write("Where is my boarding pass?");

    const item = robin.item("Where is my boarding pass?");
    await item.waitFor();
    await expectText(item, /New/);
    await item.click();
    await robin.line("Where is my boarding pass?").waitFor();
    await robin.control("Play").click();
    await robin.status("Handling a chat").waitFor();
    await customer.words("Robin Okafor has joined").waitFor();

    await robin.insertTemplate("One moment");
    await robin.composer().pressSequentially(" Please wait.");
    await customer.words("Robin Okafor is typing…").waitFor({ state: "attached" });
    // Two places, one draft.
    const draft = await robin.composer().inputValue();
    expect(draft).toMatch(/^One moment please.*Please wait\.$/);
    const response = robin.page.getByRole("textbox", { name: "Response" });
    await expect.poll(() => response.inputValue()).toBe(draft);
    await robin.composer().press("Enter");
    await customer.words(draft).waitFor();

    await customer.composer().pressSequentially("I am st");
    await robin.page
      .getByText(/is typing…/)
      .first()
      .waitFor();
    await customer.composer().fill("I am still here");
    await customer.composer().press("Enter");
    await robin.line("I am still here").waitFor();

    await customer.page.reload();
    await customer.words("I am still here").waitFor();
    const tab = await customer.secondTab(demo.url);
    await tab.words("I am still here").waitFor();
    await tab.write("Written in the second tab");
    await customer.words("Written in the second tab").waitFor();
    await robin.line("Written in the second tab").waitFor();

    expectPageFaults(serverGone);
    await demo.server.kill();
    await customer.words(/Connection lost/).waitFor();
    await customer.write("Written while nobody listened");
    await robin.composer().fill("Answered while nobody listened");
    await robin.composer().press("Enter");
    await demo.server.restart();
    await robin.line("Written while nobody listened").waitFor({ timeout: 60_000 });
    await customer.words("Answered while nobody listened").waitFor({ timeout: 60_000 });
    await robin.status("Handling a chat").waitFor();

    const sam = await AgentPage.signIn(demo.browser, demo.url, "Sam Lindqvist");
    await sam.become("Available");
    await robin.control("Transfer").click();
    await robin.page.getByRole("dialog").getByText("Travel help").click();
    await robin.page
      .getByRole("dialog")
      .getByRole("textbox", { name: "Note for the next agent" })
      .fill("Knows nothing yet");
    await robin.page
      .getByRole("dialog")
      .getByRole("button", { name: /Transfer/ })
      .click();
    await robin.page.getByRole("dialog").waitFor({ state: "detached" });

    const owner = await firstToHave([robin, sam], /nobody listened/);
    await owner.item(/nobody listened/).click();
    await owner.control("Play").click();
    await owner.page.getByText("Knows nothing yet").first().waitFor();
    await owner.send("I have taken over from my colleague");
    await customer.words("I have taken over from my colleague").waitFor();
    expect(await customer.messages().innerText()).not.toContain("Knows nothing yet");

    await owner.control("End chat").click();
    await owner.page.getByText("Wrap-up", { exact: true }).first().waitFor();
    await customer.words(/ended the chat/).waitFor();
    await owner.classify(/Not received/);
    await owner.page.getByRole("button", { name: "Finish" }).click();
    await owner.item(/taken over/).waitFor({ state: "detached" });

    const said = [
      "Where is my boarding pass?",
      draft,
      "I am still here",
      "Written in the second tab",
      "Written while nobody listened",
      "Answered while nobody listened",
      "I have taken over from my colleague",
    ];
    await customer.page.reload();
    await customer.words(/ended the chat/).waitFor();
    const words = await customer.messages().innerText();
    // Every word once, and the customer's and the agent's own each in the order in which they were said.
    for (const text of said) expect(words.split(text).length - 1, text).toBe(1);
    const places = said.filter((_, index) => index !== 5).map((text) => words.indexOf(text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));

    await customer.write("One more thing");
    const again = await firstToHave([robin, sam], "One more thing");
    await again.item("One more thing").waitFor();
    await Promise.all([robin.close(), sam.close(), customer.close()]);
  });

  test("[B-1] [B-4] [B-5] [B-80] queues to be picked from: set by an administrator while everyone works; a counter, a take, and the other agent is told by whom", async () => {
    const kim = await AgentPage.signIn(demo.browser, demo.url, "Kim Tanaka");
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    const sam = await AgentPage.signIn(demo.browser, demo.url, "Sam Lindqvist");
    await kim.page.goto(`${demo.url}/settings/general`);
    await kim.openTab("Chats");
    await kim.page.getByRole("combobox", { name: /How chats reach agents/ }).selectOption("by-hand");
    await kim.page.getByRole("button", { name: "Save" }).click();
    await kim.page.getByText(/Saved/).first().waitFor();

    for (const agent of [robin, sam]) {
      await agent.page.getByRole("link", { name: /Queues/ }).click();
      await agent.page.getByRole("link", { name: /Bookings/ }).click();
    }
    const customer = await CustomerPage.open(demo.browser, demo.url);
    await customer.write("Two seats to Oslo, please");
    for (const agent of [robin, sam]) await agent.page.getByText("Two seats to Oslo, please").waitFor();
    await expectText(robin.page.getByRole("navigation", { name: "Main" }), /Queues\s*\d*1/);

    const take = (agent: AgentPage) =>
      agent.page
        .getByRole("listitem")
        .filter({ hasText: "Two seats to Oslo, please" })
        .getByRole("button", { name: /Take the chat/ })
        .click();
    await Promise.allSettled([take(robin), take(sam)]);
    const owner = await firstToHave([robin, sam], "Two seats to Oslo");
    const other = owner === robin ? sam : robin;
    const ownerName = owner === robin ? "Robin Okafor" : "Sam Lindqvist";
    const told = other.page.getByText(`This chat was already taken by ${ownerName}.`).first();
    const gone = other.page.getByText("Nobody is waiting").first();
    await told.or(gone).first().waitFor();

    await owner.item("Two seats to Oslo").click();
    await owner.control("Play").click();
    await owner.send("With pleasure");
    await customer.words("With pleasure").waitFor();
    await owner.control("Put back").click();
    await owner.page
      .getByRole("dialog")
      .getByRole("button", { name: /Put back/ })
      .click();
    await customer.words(/You keep your place/).waitFor();
    await other.page.getByText("Two seats to Oslo, please").first().waitFor();
    await Promise.all([kim.close(), robin.close(), sam.close(), customer.close()]);
  });
});

async function expectText(locator: { innerText(): Promise<string> }, words: RegExp): Promise<void> {
  await expect.poll(() => locator.innerText()).toMatch(words);
}

/** The agent into whose inbox it came. */
async function firstToHave(agents: readonly AgentPage[], words: string | RegExp): Promise<AgentPage> {
  return Promise.any(
    agents.map(async (agent) => {
      await agent.item(words).first().waitFor();
      return agent;
    }),
  );
}
