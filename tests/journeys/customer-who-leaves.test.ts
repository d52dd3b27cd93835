import { readFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { openPage } from "../support/chromium.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";
import { type MailServer, startMailServer } from "../support/mail-server.ts";
import { violations } from "../support/violations.ts";

let mails: MailServer;

describeWithDemo(
  "a customer who leaves",
  (demo) => {
    afterAll(() => mails?.stop());

    test("[B-79] [B-57] is answered by mail, goes on in another browser, and rates the chat", async () => {
      const admin = await AgentPage.signIn(demo.browser, demo.url, "Kim Tanaka");
      await admin.page.goto(`${demo.url}/settings/mail`);
      await admin.page.getByLabel("Send answers by mail when unseen for", { exact: true }).fill("0");
      await admin.page.getByRole("button", { name: "Save" }).click();
      await admin.page.getByText("Saved").waitFor();
      await admin.page.getByRole("button", { name: "Send a test mail" }).click();
      await admin.page.getByText(/Sent to kim@/).waitFor();
      expect(await violations(admin.page)).toEqual([]);

      const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
      const customer = await CustomerPage.open(demo.browser, demo.url);
      await customer.write("My bag is lost");
      const frame = customer.frame();
      await frame.getByRole("button", { name: "Keep my place, mail me when it is my turn" }).click();
      await frame.getByRole("textbox", { name: "E-mail address" }).fill("pat@home.example");
      const chat = customer.page.frames().find((one) => one.url().includes("/chat/"));
      expect(chat && (await violations(chat))).toEqual([]);
      await frame.getByRole("button", { name: "Save" }).click();
      await customer.words("If you leave, we reach you at pat@home.example.").waitFor();
      await customer.close();

      await robin.become("Available");
      await robin.item("My bag is lost").click();
      await robin.control("Play").click();
      await robin.page.getByText("Gone · reached by mail at pat@home.example").waitFor();
      mails.refuses.add("pat@home.example");
      await robin.send("We have found it");
      await robin
        .panel()
        .getByText(/^Mail refused by the mail server/)
        .waitFor();
      mails.refuses.clear();
      expect(await violations(robin.page)).toEqual([]);
      await robin.panel().getByRole("button", { name: "Send again" }).click();
      await expect.poll(() => mailTo("pat@home.example", "We have found it")).toBeDefined();
      await robin
        .panel()
        .getByText(/^Mail sent/)
        .waitFor();

      // Another browser, which keeps nothing and refuses what others would keep.
      const context = await demo.browser.newContext({ viewport: { width: 390, height: 844 } });
      const page = await openPage(context);
      await page.goto(/https?:\S+#link=\S+/.exec(mailTo("pat@home.example", "We have found it") ?? "")![0]);
      await page.getByText("We have found it").waitFor();
      await page.getByRole("textbox", { name: "Write a message…" }).fill("Thank you!");
      await page.getByRole("textbox", { name: "Write a message…" }).press("Enter");
      await robin.line("Thank you!").waitFor();
      expect(await page.evaluate(() => localStorage.length)).toBe(0);

      await robin.control("End chat").click();
      await page.getByText(/ended the chat/).waitFor();
      await page.getByRole("radio", { name: "4 of 5 stars" }).check({ force: true });
      await page.getByRole("textbox", { name: /^What could be better/ }).fill("Quicker");
      expect(await violations(page)).toEqual([]);
      await page.getByRole("button", { name: "Send rating" }).click();
      await page.getByText("Thank you for ★★★★").waitFor();
      const downloading = page.waitForEvent("download");
      await page.getByRole("button", { name: "Download this chat" }).click();
      const file = await readFile(await (await downloading).path(), "utf8");
      expect(file).toContain("Robin Okafor: We have found it");
      expect(file).toContain("You: Thank you!");
      await robin.panel().getByText("Quicker").waitFor();
      await robin.panel().getByRole("img", { name: "4 of 5 stars" }).waitFor();
      await Promise.all([context.close(), admin.close(), robin.close()]);
    });
  },
  async () => {
    mails = await startMailServer();
    return { BELLHOP_SMTP_URL: mails.url, BELLHOP_MAIL_FROM: "chat@demo.example" };
  },
);

/** The text of the mail to this address in which these words stand. */
function mailTo(address: string, words: string): string | undefined {
  return mails.received.find(({ to, text }) => to.includes(address) && text.includes(words))?.text;
}
