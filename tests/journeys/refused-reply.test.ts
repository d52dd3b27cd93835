import { test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { expectPageFaults } from "../support/chromium.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";

describeWithDemo("a reply that comes too late", (demo) => {
  test("[F-17] [B-36] written without a network to a chat that ended meanwhile: refused, and said wherever the agent is", async () => {
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    const customer = await CustomerPage.open(demo.browser, demo.url);
    await customer.write("Are you there?");
    await robin.item("Are you there?").click();
    await robin.control("Play").click();
    await robin.composer().waitFor();

    expectPageFaults(/WebSocket|ERR_INTERNET_DISCONNECTED|Failed to load/);
    await robin.page.context().setOffline(true);
    await robin.page.getByText(/Reconnecting/).waitFor({ timeout: 60_000 });
    await robin.composer().fill("Yes, sorry for the wait");
    await robin.composer().press("Enter");
    await robin.page.getByRole("link", { name: /Queues/ }).click();
    await customer.end();
    await robin.page.context().setOffline(false);
    await robin.page.getByText(/“Yes, sorry for the wait” was not sent: This chat has ended/).waitFor();
    // Among the lines it stands as not sent, and can be tried again or dropped.
    await robin.page.getByRole("link", { name: /Inbox/ }).click();
    await robin.item("Are you there?").click();
    const failed = robin.page.getByRole("listitem").filter({ hasText: "Yes, sorry for the wait" });
    await failed.getByText(/Not sent: This chat has ended/).waitFor();
    await failed.getByRole("button", { name: "Try again" }).click();
    await failed.getByText(/Not sent: This chat has ended/).waitFor();
    await failed.getByRole("button", { name: "Drop" }).click();
    await failed.waitFor({ state: "detached" });
    await Promise.all([robin.close(), customer.close()]);
  });
});
