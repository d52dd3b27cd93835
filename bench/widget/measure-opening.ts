import type { Browser } from "playwright-core";
import { until } from "../measuring/until.ts";
import { WireWatch } from "./wire-watch.ts";

/** From the press on the button, in ms. */
export interface Opening {
  /** Until a customer can write. */
  readonly toTextBoxMs: number;
  /** Until the server's first word has come over the socket. */
  readonly toConnectedMs: number;
}

/** Runs in the page: resolves with the ms from the press to the first frame in which there is a text box. */
async function untilTextBox(): Promise<number> {
  const pressed = await new Promise<number>((resolve) =>
    addEventListener("click", () => resolve(performance.now()), { capture: true, once: true }),
  );
  const isSeen = () => {
    const frame = document.querySelector("iframe")?.contentDocument;
    const box =
      document.querySelector("bellhop-chat")?.shadowRoot?.querySelector("textarea") ??
      frame?.querySelector("textarea");
    return box !== null && box !== undefined && box.getBoundingClientRect().height > 0;
  };
  while (!isSeen()) await new Promise(requestAnimationFrame);
  return performance.now() - pressed;
}

/** Presses a button of a company's page, with nothing fetched ahead, and waits for the chat behind it. */
export async function measureOpening(
  browser: Browser,
  { address, button, origin }: { address: string; button: string; origin: string },
): Promise<Opening> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const wire = await WireWatch.begin(page, origin);
  await page.goto(address, { waitUntil: "networkidle" });
  await page.locator(button).waitFor();
  const box = page.evaluate(untilTextBox);
  const pressedAt = performance.now();
  // No pointer comes near before: what a finger does on a phone, and the worst case.
  await page.locator(button).dispatchEvent("click");
  const toTextBoxMs = await box;
  await until(() => wire.firstFrameAt !== null, "the chat is connected");
  const toConnectedMs = (wire.firstFrameAt ?? 0) - pressedAt;
  await context.close();
  return { toTextBoxMs, toConnectedMs };
}
