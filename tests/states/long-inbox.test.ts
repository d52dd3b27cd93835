import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithBrowser, sharedBrowser } from "../support/chromium.ts";
import { type ServedDesk, type StatePage, serveDesk } from "./desk-page.ts";
import { deskStates } from "./states.ts";

const inbox = deskStates.filter(({ name }) => name === "inbox-thousand");

describeWithBrowser("an inbox of a thousand items", () => {
  let desk: ServedDesk;
  let statePage: StatePage;
  beforeAll(async () => {
    desk = await serveDesk();
    statePage = await desk.open(await sharedBrowser(), "en");
    for (const state of inbox) expect(await statePage.show(state)).toBe(true);
    expect(inbox).toHaveLength(1);
  });
  afterAll(async () => {
    await statePage.close();
    desk.close();
  });

  const items = () => statePage.page.locator("[data-chat-id]");
  const focused = () => statePage.page.locator("[data-chat-id]:focus");

  test("[U-19] draws those in view, and says how many there are", async () => {
    const rows = statePage.page.locator("#inbox li");
    expect(await rows.count()).toBeLessThan(60);
    expect(await rows.first().getAttribute("aria-setsize")).toBe("1000");
    expect(await rows.first().getAttribute("aria-posinset")).toBe("1");
  });

  test("[U-19] the arrows lead past what was drawn at first, and the focus stays in view", async () => {
    const { page } = statePage;
    await items().first().click();
    for (let step = 0; step < 40; step++) await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.locator("#inbox li:has(:focus)").getAttribute("aria-posinset")).toBe("41");
    await expect.poll(() => page.locator("[aria-current][data-chat-id]:focus").count()).toBe(1);
    const isInView = await focused().evaluate((item) => {
      const { left, top, bottom } = item.getBoundingClientRect();
      const seen = document.elementsFromPoint(left + 5, (top + bottom) / 2);
      return seen.includes(item) && bottom <= window.innerHeight;
    });
    expect(isInView).toBe(true);
  });

  test("[U-19] scrolled to its end it shows the last ones, and what had the focus keeps it", async () => {
    const { page } = statePage;
    const had = await focused().getAttribute("data-chat-id");
    await page.locator("#inbox li").first().hover();
    const last = page.locator('#inbox li[aria-posinset="1000"]');
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 20_000);
        return await last.count();
      })
      .toBe(1);
    expect(await items().count()).toBeLessThan(60);
    expect(await focused().getAttribute("data-chat-id")).toBe(had);
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => page.locator("#inbox li:has(:focus)").getAttribute("aria-posinset")).toBe("40");
    expect(await last.count()).toBe(0);
  });
});
