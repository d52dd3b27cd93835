import type { Browser } from "playwright-core";

/** What a company's page is like to those who use it; ms, but for the shifts, which have no unit. */
export interface PageRound {
  readonly loadMs: number;
  /** Largest contentful paint. */
  readonly lcpMs: number;
  /** Cumulative layout shift. */
  readonly cls: number;
  /** From a press to the paint after it: the longest of these. */
  readonly inpMs: number;
}

declare global {
  interface Window {
    pageWatch: { lcpMs: number; cls: number; inpMs: number };
  }
}

/** Runs in the page, before anything of it. */
function watchPage(): void {
  const seen = (window.pageWatch = { lcpMs: 0, cls: 0, inpMs: 0 });
  const watch = (type: string, note: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
      ...more,
    });
  watch("largest-contentful-paint", ({ startTime }) => (seen.lcpMs = startTime));
  watch("layout-shift", (entry) => (seen.cls += (entry as PerformanceEntry & { value: number }).value));
  watch("event", ({ name, duration }) => name === "click" && (seen.inpMs = Math.max(seen.inpMs, duration)), {
    durationThreshold: 16,
  });
}

/** Loads a company's page in a browser that has never seen it, and presses its own button three times. */
export async function measurePage(browser: Browser, address: string): Promise<PageRound> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.addInitScript(watchPage);
  await page.goto(address, { waitUntil: "commit" });
  const loadMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
          if (entry && entry.loadEventEnd > 0) resolve(entry.loadEventEnd);
          // A page whose load is held up says so by a figure that nobody overlooks.
          else if (performance.now() > 20_000) resolve(Number.POSITIVE_INFINITY);
          else setTimeout(look, 10);
        };
        look();
      }),
  );
  for (let time = 0; time < 3; time++) {
    await page.locator("#own").click({ noWaitAfter: true });
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 50))));
  }
  const seen = await page.evaluate(() => window.pageWatch);
  await context.close();
  return { loadMs, ...seen };
}
