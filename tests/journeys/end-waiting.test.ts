import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";
import { expectAccessible } from "../support/expect-accessible.ts";

describeWithDemo("a flood of chats", (demo) => {
  test("[A-7] is chosen and ended by an agent from the keyboard, but for the chat that a colleague has taken", async () => {
    const customers: CustomerPage[] = [];
    for (const words of ["Buy one", "Buy two", "A real question", "Buy four"]) {
      const customer = await CustomerPage.open(demo.browser, demo.url);
      await customer.write(words);
      await customer.words("Thank you, your message is here.").waitFor();
      customers.push(customer);
    }
    const [first, , honest] = customers as [CustomerPage, CustomerPage, CustomerPage];
    const [robin, sam] = await Promise.all(
      ["Robin Okafor", "Sam Lindqvist"].map((name) => AgentPage.signIn(demo.browser, demo.url, name)),
    );
    for (const { page } of [robin!, sam!]) {
      await page.getByRole("link", { name: /^Queues/ }).click();
      await page.getByRole("link", { name: /^Bookings/ }).click();
    }
    const { page } = robin!;
    const list = page.getByRole("list", { name: "Waiting chats" });
    const boxes = list.getByRole("checkbox");
    await expect.poll(() => boxes.count()).toBe(4);
    const end = page.getByRole("button", { name: "End those chosen…" });
    expect(await end.isDisabled()).toBe(true);

    // A range, and one of it left out again and put back.
    await boxes.nth(0).press("Space");
    await boxes.nth(3).click({ modifiers: ["Shift"] });
    await page.getByText("4 chosen").waitFor();
    await boxes.nth(1).press("Space");
    await page.getByText("3 chosen").waitFor();
    await page.getByRole("checkbox", { name: "3 chosen" }).press("Space");
    await page.getByText("4 chosen").waitFor();

    await end.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("End 4 waiting chats?").waitFor();
    await expectAccessible(page, "the question");
    await page.keyboard.press("Escape");
    await expect.poll(() => end.evaluate((one) => one === document.activeElement)).toBe(true);

    await end.press("Enter");
    const theirs = sam!.page.getByRole("listitem").filter({ hasText: "A real question" });
    await theirs.getByRole("button", { name: /^Take/ }).click();
    await dialog.getByRole("button", { name: "End 3 waiting chats" }).press("Enter");
    await page.getByText("3 chats were ended.").waitFor();
    await page.getByText("Nobody is waiting").first().waitFor();
    // Nothing that was pressed is left: the focus goes where the page begins.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");

    await first.words("This chat has ended").waitFor();
    await first.words("Meridian Air has ended the chat").waitFor();
    expect(await honest.words("This chat has ended").count()).toBe(0);
    await first.write("I am real");
    await first.words("Thank you, your message is here.").waitFor();
    await list.getByText("I am real").waitFor();
    await Promise.all([robin!, sam!, ...customers].map((one) => one.close()));
  });
});
