import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { describeWithDemo } from "../support/demo.ts";

describeWithDemo("a customer whose browser runs no script", (demo) => {
  test("[B-71] writes, sees the agent type and answer while the page stays open, and answers back", async () => {
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    const company = await (await fetch(`${demo.url}/company`)).text();
    const widgetId = /data-widget="([\w-]+)"/.exec(company)?.[1];
    const context = await demo.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await page.goto(`${demo.url}/chat/${widgetId}`);
    const log = page.getByRole("log", { name: "Messages" });
    const say = async (words: string) => {
      await page.getByRole("textbox").fill(words);
      // The page that comes of it goes on loading: nothing waits for its end.
      await page.getByRole("button", { name: "Send" }).click({ noWaitAfter: true });
      await log.getByText(words, { exact: true }).waitFor();
    };
    await say("Is my parcel lost?");
    await page.getByText("You can go on writing.").waitFor();
    await robin.item("Is my parcel lost?").click();
    await robin.control("Play").click();
    await page.getByText("Robin Okafor has joined").waitFor();
    await page.getByText("You can go on writing.").waitFor({ state: "hidden" });
    await robin.composer().pressSequentially("It is on its way");
    await page.getByText("Somebody is typing…").waitFor();
    await robin.composer().press("Enter");
    await log.getByText("It is on its way", { exact: true }).waitFor();
    await page.getByText("Somebody is typing…").waitFor({ state: "hidden" });
    await say("Thank you!");
    await robin.line("Thank you!").waitFor();
    // At 390 px nothing runs off the screen, and every control is as large as a finger.
    const buttons = await page.getByRole("button").all();
    for (const button of buttons) {
      const box = (await button.boundingBox())!;
      expect(box.height).toBeGreaterThanOrEqual(40);
      expect(box.x + box.width).toBeLessThanOrEqual(390);
    }
    await Promise.all([robin.close(), context.close()]);
  });
});
