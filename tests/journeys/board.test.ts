import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";
import { expectAccessible } from "../support/expect-accessible.ts";

describeWithDemo("a supervisor at the board", (demo) => {
  test("[B-90] [B-92] sees a chat come, wait, be taken and ask for help, and reads along", async () => {
    const alex = await AgentPage.signIn(demo.browser, demo.url, "Alex Moreau");
    const { page } = alex;
    await page.getByRole("link", { name: "Board" }).click();
    await page.getByText("No chats now").waitFor();

    const customer = await CustomerPage.open(demo.browser, demo.url);
    await customer.write("My suitcase is in Lisbon");
    await customer.words("Thank you, your message is here.").waitFor();
    const chats = page.getByRole("region", { name: /^Chats/ });
    const row = chats.getByRole("listitem").first();
    await row.getByText("Waiting in line").waitFor();
    const queues = page.getByRole("table");
    await queues.getByRole("row", { name: /^Bookings 1 / }).waitFor();

    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.page.getByRole("link", { name: /^Queues/ }).click();
    await robin.page.getByRole("link", { name: /^Bookings/ }).click();
    await robin.page.getByRole("button", { name: /^Take the chat/ }).click();
    await robin.control("Play").click();
    await row.getByText("Robin Okafor, active").waitFor();
    await queues.getByRole("row", { name: /^Bookings 0 / }).waitFor();

    await robin.panel().getByRole("button", { name: "Ask for help…" }).click();
    await robin.page.keyboard.type("Which form is it?");
    await robin.page.keyboard.press("Enter");
    await row.getByText("Asks for help").waitFor();

    await row.getByRole("link").click();
    await alex.line("My suitcase is in Lisbon").waitFor();
    await robin.send("I will find it.");
    await alex.line("I will find it.").waitFor();
    await expectAccessible(page, "the board with a watched chat");

    await page.getByRole("link", { name: "Close the chat" }).click();
    await page.getByRole("link", { name: "Wallboard" }).click();
    await page.getByRole("listitem").filter({ hasText: "Bookings" }).getByText("Service level").waitFor();
    expect(await page.getByText("My suitcase").count()).toBe(0);
    await Promise.all([alex, robin, customer].map((one) => one.close()));
  });
});
