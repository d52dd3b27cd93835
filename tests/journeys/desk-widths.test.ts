import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";
import { expectAccessible } from "../support/expect-accessible.ts";

/** Wide, a small notebook, 1440 px at a zoom of 200 %, a phone, and 1280 px at 400 %. */
const sizes = [
  [1440, 900],
  [1024, 768],
  [720, 450],
  [390, 844],
  [320, 256],
] as const;

describeWithDemo("the desk from wide to narrow", (demo) => {
  test("[U-13] [B-60] [B-76] on every width nothing runs off the screen, the status is in view, and names come before words of controls", async () => {
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    const { page } = robin;
    const become = page.getByRole("button", { name: "Become available" });
    await atEachSize(page, async (size) => {
      await expectInView(page, become, size);
      await expectInView(page, robin.status("Unavailable"), size);
    });
    await expectAccessible(page, "an empty inbox");
    await become.click();
    await robin.status("Available").waitFor();
    await become.waitFor({ state: "detached" });

    const dana = await CustomerPage.open(demo.browser, demo.url);
    await dana.write("Where is my boarding pass?");
    await robin.item("Where is my boarding pass?").click();
    await robin.control("Play").click();
    await robin.send("Let me look");
    await atEachSize(page, async (size) => {
      await expectInView(page, robin.status("Handling a chat"), size);
      await expectInView(page, robin.control("End chat"), size);
      expect(await page.getByRole("heading", { level: 2, name: /^Customer/ }).evaluate(isCut), size).toBe(
        false,
      );
    });
    await expectAccessible(page, "the active item");

    await page.getByRole("link", { name: /^Queues/ }).click();
    await page.getByRole("link", { name: /Bookings/ }).click();
    await page.getByText("Nobody is waiting").first().waitFor();
    await atEachSize(page, (size) =>
      expectInView(page, page.getByRole("button", { name: "Take next" }), size),
    );
    await expectAccessible(page, "a queue");
    await Promise.all([robin.close(), dana.close()]);
  });
});

async function atEachSize(page: Page, look: (size: string) => Promise<void>): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const size = `${width} × ${height}`;
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: size })
      .toBe(width);
    await look(size);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function expectInView(page: Page, place: Locator, size: string): Promise<void> {
  const right = async () => {
    const box = await place.boundingBox();
    return box ? [box.x, box.x + box.width] : [];
  };
  const width = page.viewportSize()?.width ?? 0;
  await expect
    .poll(async () => (await right()).every((x) => x >= 0 && x <= width), { message: size })
    .toBe(true);
  expect(await right(), size).toHaveLength(2);
}

function isCut(element: Element): boolean {
  return element.scrollWidth > element.clientWidth;
}
