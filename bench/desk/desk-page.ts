import { type Browser, type CDPSession, type Page, chromium } from "playwright-core";
import type { ChatId } from "#contract/ids.ts";
import { watchLongTasks, watchTimes } from "./page-watch.ts";

const flags = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"];

/** What the page's main thread has done since it was opened. */
export interface Spent {
  readonly scriptMs: number;
  readonly taskMs: number;
}

/** What one thing that somebody did took. */
export interface Taken {
  readonly scriptMs: number;
  readonly toPaintMs: number;
}

/** The desk in a browser of its own. */
export class DeskPage {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #cdp: CDPSession;

  private constructor(browser: Browser, page: Page, cdp: CDPSession) {
    this.#browser = browser;
    this.#page = page;
    this.#cdp = cdp;
  }

  static async launch(executablePath: string): Promise<DeskPage> {
    const browser = await chromium.launch({ executablePath, chromiumSandbox: false, args: flags });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(watchLongTasks);
    await page.addInitScript(watchTimes);
    page.on("crash", () => {
      throw new Error("The page crashed");
    });
    page.on("pageerror", (error) => {
      throw error;
    });
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable");
    return new DeskPage(browser, page, cdp);
  }

  /** Loads the desk, and resolves once its inbox is there. */
  async load(url: string): Promise<void> {
    await this.#page.goto(`${url}/inbox`);
    await this.#page.locator("[data-chat-id]").first().waitFor();
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  async spent(): Promise<Spent> {
    const { metrics } = await this.#cdp.send("Performance.getMetrics");
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return {
      scriptMs: value("ScriptDuration") * 1_000,
      taskMs: value("TaskDuration") * 1_000,
    };
  }

  async takeLongTasks(): Promise<readonly number[]> {
    return await this.#page.evaluate(() => window.takeLongTasks());
  }

  /** Megabytes of JavaScript that are left once everything is let go that can be. */
  async heldMegabytes(): Promise<number> {
    for (let time = 0; time < 2; time++) await this.#cdp.send("HeapProfiler.collectGarbage");
    const { usedSize } = await this.#cdp.send("Runtime.getHeapUsage");
    return usedSize / 1_000_000;
  }

  /** The chats of the inbox that can be clicked without scrolling, from above. */
  async chatsInView(): Promise<readonly ChatId[]> {
    return await this.#page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[data-chat-id]")].flatMap((item) => {
        const { left, top, bottom } = item.getBoundingClientRect();
        const isSeen =
          top > 0 &&
          bottom < window.innerHeight &&
          item.contains(document.elementFromPoint(left + 5, top + 5));
        return isSeen ? [item.dataset["chatId"] as ChatId] : [];
      }),
    );
  }

  /** Clicks a chat in view, and takes the time until its last line is painted. */
  async open(chatId: ChatId, lastWords: string): Promise<Taken> {
    const box = await this.#page.evaluate(
      (id) =>
        document.querySelector(`[data-chat-id="${id}"]`)?.getBoundingClientRect().toJSON() as
          | DOMRect
          | undefined,
      chatId,
    );
    if (!box) throw new Error(`${chatId} is not on the page`);
    // Playwright's own click runs scripts in the page, which would be counted.
    return await this.#take(
      async () => await this.#page.mouse.click(box.x + box.width / 2, box.y + box.height / 2),
      lastWords,
    );
  }

  /** Presses a key in the reply, and takes the time until it is painted. */
  async pressKey(key: string): Promise<Taken> {
    await this.#page.locator("textarea").first().focus();
    return await this.#take(async () => await this.#page.keyboard.press(key), null);
  }

  /** Takes the time until the line that this sends is painted. */
  async receiveLine(send: () => void, lastWords: string): Promise<Taken> {
    return await this.#take(async () => await Promise.resolve(send()), lastWords);
  }

  /** Scrolls from the end of the open chat to its first line, and back, a screen at a time. */
  async scrollThroughLines(): Promise<void> {
    for (const way of [-1, 1]) {
      await this.#page.evaluate(async (way) => {
        const lines = document.querySelector('[role="log"]');
        if (!lines) throw new Error("No chat is open");
        const step = (way * lines.clientHeight) / 2;
        for (let before = Number.NaN; before !== lines.scrollTop;) {
          before = lines.scrollTop;
          lines.scrollBy(0, step);
          await new Promise(requestAnimationFrame);
        }
      }, way);
    }
  }

  async elements(): Promise<number> {
    return await this.#page.evaluate(() => document.querySelectorAll("*").length);
  }

  async linesDrawn(): Promise<number> {
    return await this.#page.locator('[role="log"] ol > li').count();
  }

  async #take(act: () => Promise<void>, lastWords: string | null): Promise<Taken> {
    const page = this.#page;
    await page.evaluate(() => window.deskWatch.forget());
    const before = await this.spent();
    const painted = page.evaluate(
      async (words) =>
        words === null ? await window.deskWatch.untilPainted() : await window.deskWatch.untilShown(words),
      lastWords,
    );
    await act();
    const toPaintMs = await painted;
    const { scriptMs } = await this.spent();
    return { scriptMs: scriptMs - before.scriptMs, toPaintMs };
  }
}
