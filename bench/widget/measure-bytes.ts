import { setTimeout } from "node:timers/promises";
import { readdir } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { until } from "../measuring/until.ts";
import { type Fetched, WireWatch } from "./wire-watch.ts";

export interface Bytes {
  readonly beforeIntent: readonly Fetched[];
  readonly onIntent: readonly Fetched[];
  readonly afterClick: readonly Fetched[];
  /** Everything else that the chat can load, each by itself. */
  readonly later: readonly Fetched[];
}

interface Needs {
  readonly browser: Browser;
  /** Bellhop's address. */
  readonly url: string;
  /** The address of the company's pages. */
  readonly company: string;
  /** Where the build has the chat's scripts and sheets. */
  readonly assets: string;
}

/** What a stranger's browser fetches, from a company's page to the open chat, and what may come after. */
export async function measureBytes({ browser, url, company, assets }: Needs): Promise<Bytes> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const wire = await WireWatch.begin(page, url);
  await page.goto(`${company}/with`, { waitUntil: "networkidle" });
  const launcher = page.getByRole("button", { name: /chat/i });
  await launcher.waitFor();
  const beforeIntent = wire.take();
  await launcher.hover();
  await until(() => wire.has(/\/chat-en-/), "the chat is fetched on the first intent");
  const box = page.frameLocator("iframe").getByRole("textbox");
  await box.waitFor({ state: "attached" });
  await whatElseComes();
  const onIntent = wire.take();
  await launcher.click();
  await box.waitFor();
  await whatElseComes();
  const afterClick = wire.take();

  const fetched = new Set([...beforeIntent, ...onIntent, ...afterClick].map(({ path }) => path));
  const names = (await readdir(assets)).filter((name) => /\.(?:js|css)$/.test(name));
  const paths = ["/chat-page.js", ...names.map((name) => `/chat/assets/${name}`)].filter(
    (path) => !fetched.has(path),
  );
  const rest = await context.newPage();
  await rest.goto(`${url}/chat/`, { waitUntil: "networkidle" });
  const restWire = await WireWatch.begin(rest, url);
  await rest.evaluate(async (all) => {
    for (const path of all) await (await fetch(path, { cache: "no-store" })).text();
  }, paths);
  await until(() => restWire.count === paths.length, "every later part is fetched");
  const later = restWire.take();
  await context.close();
  return { beforeIntent, onIntent, afterClick, later };
}

/** Chromium does not always tell of the end of what a frame preloads, so the network is never said to be idle. */
function whatElseComes(): Promise<void> {
  return setTimeout(1_000);
}
