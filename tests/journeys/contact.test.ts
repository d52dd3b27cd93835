import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";

describeWithDemo("an agent and the company's contacts", (demo) => {
  test("[B-25] [B-35] a contact is created and linked, found again for the next chat, and its earlier chats are listed", async () => {
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    const dana = await CustomerPage.open(demo.browser, demo.url);
    await dana.write("It is Dana, from yesterday");
    await robin.item("It is Dana").click();
    await robin.control("Play").click();

    await robin.contactField().fill("Dana Reyes");
    await robin.page.getByRole("option", { name: /New contact “Dana Reyes”/ }).click();
    const form = robin.page.getByRole("dialog", { name: "New contact" });
    await form.getByRole("textbox", { name: "E-mail" }).fill("dana@example.com");
    await form.getByRole("button", { name: "Create and link" }).click();
    await form.waitFor({ state: "detached" });
    await robin.item("Dana Reyes").filter({ hasText: "It is Dana" }).waitFor();

    // Somebody on another device, whom only the agent can know.
    const onThePhone = await CustomerPage.open(demo.browser, demo.url);
    await onThePhone.write("Same matter, from my phone");
    await robin.item("from my phone").click();
    await robin.control("Play").click();
    await robin.panel().getByText("Earlier chats (0)").waitFor();
    await robin.contactField().fill("dana@");
    await robin.page
      .getByRole("option", { name: /Dana Reyes/ })
      .first()
      .click();
    await robin.panel().getByText("Earlier chats (1)").waitFor();
    await expect.poll(() => robin.item("Dana Reyes").count()).toBe(2);
    await Promise.all([robin.close(), dana.close(), onThePhone.close()]);
  });
});
