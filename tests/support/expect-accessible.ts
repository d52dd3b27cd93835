import type { Frame, Page } from "playwright-core";
import { expect } from "vitest";
import { violations } from "./violations.ts";

/** Fails unless what the page shows, or the frame of it that `within` finds, is accessible in light and in dark. */
export async function expectAccessible(
  page: Page,
  what: string,
  within: (page: Page) => Page | Frame = (whole) => whole,
): Promise<void> {
  for (const [colorScheme, rules] of [
    ["light", "all"],
    ["dark", "of colours"],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // Colours change a moment after the scheme.
    await expect
      .poll(() => violations(within(page), rules), { message: `${what}, ${colorScheme}` })
      .toEqual([]);
  }
}

/** The frame of the customer's chat. */
export function chatFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().includes("/chat/"));
  if (!frame) throw new Error("The page has no chat");
  return frame;
}
