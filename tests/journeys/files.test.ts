import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { expectPageFaults } from "../support/chromium.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";
import { violations } from "../support/violations.ts";

const photo = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: "seagreen" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

describeWithDemo("files in a chat", (demo) => {
  test("[B-38] go both ways: a picture that is seen, a file that is saved, one that is refused by name, through a lost line", async () => {
    expectPageFaults(/status of 409|ERR_FAILED/);
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    const { page } = robin;
    await robin.become("Available");
    const dana = await CustomerPage.open(demo.browser, demo.url);
    await dana.write("I have a picture of my bag");
    await robin.item("I have a picture of my bag").click();
    await robin.control("Play").click();

    // The customer chooses a picture; both see it upright, small, and without asking.
    const chosen = dana.frame().locator('input[type="file"]').first();
    await chosen.setInputFiles({ name: "bag.jpg", mimeType: "image/jpeg", buffer: await photo() });
    const atCustomer = dana.frame().getByRole("img", { name: "Picture bag.jpg" });
    await atCustomer.waitFor();
    const atAgent = page.getByRole("img", { name: "Picture bag.jpg" });
    await atAgent.waitFor();
    await expect
      .poll(() => atAgent.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]))
      .toEqual([360, 480]);
    await expect.poll(() => atCustomer.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(360);

    // A file that is not as it is named is refused with its name and the reason.
    await chosen.setInputFiles({ name: "scan.png", mimeType: "image/png", buffer: Buffer.from("<html>") });
    await dana.words("“scan.png” is not what its name says").waitFor();
    await dana.frame().getByRole("button", { name: "Cancel scan.png" }).click();

    // The agent adds a file; the line is lost on the way, and it goes on by itself.
    await page.route("**/files/**", (route) => route.abort());
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        name: "terms.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("Our terms ".repeat(30_000)),
      });
    await page.getByText("Goes on when the connection is back").waitFor();
    expect(await page.getByRole("button", { name: "Send", exact: true }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.unroute("**/files/**");
    await robin.composer().fill("Here they are");
    await expect.poll(() => page.getByRole("button", { name: "Send", exact: true }).isEnabled()).toBe(true);
    await robin.composer().press("Enter");
    await page.getByRole("link", { name: /terms\.txt .* Save the file/ }).waitFor();
    await dana.words("Here they are").waitFor();
    const saving = dana.page.waitForEvent("download");
    await dana
      .frame()
      .getByRole("button", { name: /terms\.txt/ })
      .click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("terms.txt");
    expect((await readFile(await saved.path())).length).toBe(300_000);
  });
});
