import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";
import { violations } from "../support/violations.ts";

/** Opens the dialog of the chat that is worked on, and offers it to Sam, by keys alone. */
async function offerToSam(page: Page, note: string): Promise<void> {
  const { keyboard } = page;
  const dialog = page.getByRole("dialog");
  await keyboard.press("Alt+T");
  await dialog.getByRole("radio", { name: /^Travel help/ }).waitFor();
  await dialog.getByText("nobody waits · wait unknown").first().waitFor();
  await keyboard.press("ArrowRight");
  await keyboard.press("Tab");
  await keyboard.type("sám");
  await dialog.getByRole("radio", { name: /Ana Lima/ }).waitFor({ state: "detached" });
  await dialog.getByRole("radio", { name: /Sam Lindqvist.*Available.*0 of/ }).waitFor();
  await keyboard.press("Tab");
  await keyboard.press("Space");
  await keyboard.press("Tab");
  await keyboard.type(note);
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
}

describeWithDemo("a chat goes to a colleague by name", (demo) => {
  test("[B-43] [B-44] [B-45] [B-13] declined once and then accepted, from the keyboard alone", async () => {
    const [robin, sam] = await Promise.all([
      AgentPage.signIn(demo.browser, demo.url, "Robin Okafor"),
      AgentPage.signIn(demo.browser, demo.url, "Sam Lindqvist"),
    ]);
    await robin.become("Available");
    const dana = await CustomerPage.open(demo.browser, demo.url);
    await dana.write("My flight is late");
    await robin.item("My flight is late").click();
    await robin.page.keyboard.press("Alt+P");
    await robin.send("Let me look");
    await dana.words("Let me look").waitFor();
    await sam.become("Available");

    await offerToSam(robin.page, "Knows you from yesterday");
    const offer = sam.page.getByRole("region", { name: "Chats offered to you" });
    await offer.getByText("Robin Okafor offers you a chat").waitFor();
    await offer.getByText("My flight is late").waitFor();
    await offer.getByText("Knows you from yesterday").waitFor();
    await robin.page
      .getByText(/^Offered to Sam Lindqvist/)
      .first()
      .waitFor();
    expect(await violations(sam.page)).toEqual([]);
    // The sender goes on as before.
    await robin.send("One moment");
    await dana.words("One moment").waitFor();
    await offer.getByRole("button", { name: "Decline" }).press("Enter");
    await robin.page.getByText(/^Sam Lindqvist has declined the chat with/).waitFor();
    await offer.waitFor({ state: "detached" });

    await offerToSam(robin.page, "");
    await sam.page.getByRole("button", { name: "Bell: 1 new" }).press("Enter");
    await sam.page.getByRole("button", { name: /Robin Okafor offers you the chat/ }).press("Enter");
    await sam.page.waitForFunction(() => document.activeElement?.id.startsWith("accept-"));
    await sam.page.keyboard.press("Enter");
    await sam.line("One moment").waitFor();
    await robin.page.getByText(/^Sam Lindqvist has accepted/).waitFor();
    expect(await dana.messages().innerText()).not.toMatch(/Sam|yesterday|offered/i);
    await sam.page.keyboard.press("Alt+P");
    await dana.words(/Sam Lindqvist/).waitFor();

    await sam.page.getByRole("button", { name: "Why did I get this chat?" }).press("Enter");
    const why = sam.page.getByRole("dialog");
    await why.getByText("Robin Okafor was the only one who could be given it.").waitFor();
    await why
      .getByText(/^not available/)
      .first()
      .waitFor();
    expect(await violations(sam.page)).toEqual([]);
    await Promise.all([robin.close(), sam.close(), dana.close()]);
  });

  test("[B-12] [B-3] one that is not played within the queue's limit is taken back, and the bell says so", async () => {
    const [kim, robin] = await Promise.all([
      AgentPage.signIn(demo.browser, demo.url, "Kim Tanaka"),
      AgentPage.signIn(demo.browser, demo.url, "Robin Okafor"),
    ]);
    await kim.page.goto(`${demo.url}/settings/queues`);
    await kim.openSetting("Bookings");
    await kim.openTab("Allocation");
    await kim.page.getByRole("spinbutton", { name: "No response after" }).fill("1");
    await kim.page.getByRole("button", { name: "Save" }).click();
    await kim.page.getByText("Saved", { exact: true }).waitFor();
    // As before: a page that is loaded anew is no lost connection.
    await robin.status("Available").waitFor();
    const pat = await CustomerPage.open(demo.browser, demo.url);
    await pat.write("Anybody there?");
    await robin.page.getByRole("button", { name: /^Bell: / }).click();
    await robin.page.getByText(/went back to its queue: you did not play it in time$/).waitFor();
    await Promise.all([kim.close(), robin.close(), pat.close()]);
  });
});
