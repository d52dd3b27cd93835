import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";

describeWithDemo("an agent who reads one chat while another is the active item", (demo) => {
  test("[U-4] [B-23] the right side follows the chat that is looked at, and tools of two customers never stand on one screen", async () => {
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    const dana = await CustomerPage.open(demo.browser, demo.url);
    await dana.write("Dana's words");
    await robin.item("Dana's words").click();
    await robin.control("Play").click();
    await robin.panel().getByRole("textbox", { name: "Response" }).fill("One draft");
    await expect.poll(() => robin.composer().inputValue()).toBe("One draft");
    await expectOneOfEach(robin);

    const sam = await CustomerPage.open(demo.browser, demo.url);
    await sam.write("Sam's words");
    await robin.item("Sam's words").click();
    await robin.line("Sam's words").waitFor();
    const about = robin.page.getByRole("complementary", { name: "About this chat" });
    await about.getByText("Contact", { exact: true }).first().waitFor();
    await expectOneOfEach(robin);
    // Nothing of the active item but its bar: what one types or ends belongs to the chat in view.
    const replies = robin.page.getByRole("textbox", { name: /^(Reply to|Response)/ });
    await expect.poll(() => replies.count()).toBe(0);
    await expect.poll(() => robin.page.getByRole("button", { name: "Send", exact: true }).count()).toBe(0);
    await robin.page.setViewportSize({ width: 390, height: 844 });
    await robin.page.getByRole("region", { name: "Your active item" }).waitFor();
    await expectOneOfEach(robin);

    await robin.page.getByRole("link", { name: "Return" }).click();
    await robin.line("Dana's words").waitFor();
    await expect.poll(() => robin.composer().inputValue()).toBe("One draft");
    await robin.page.getByRole("region", { name: "Your active item" }).waitFor({ state: "detached" });
    await Promise.all([robin.close(), dana.close(), sam.close()]);
  });
});

async function expectOneOfEach({ page }: AgentPage): Promise<void> {
  for (const name of [/^End/, /^Transfer/, /^Put back/]) {
    await expect.poll(() => page.getByRole("button", { name }).count(), { message: String(name) }).toBe(1);
  }
}
