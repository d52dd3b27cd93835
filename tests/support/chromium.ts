import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterEach, expect, inject } from "vitest";
import { describeWith } from "./describe-with.ts";

/** Without these a browser in a closed network spends its time on its maker's servers. */
const quietFlags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Faults that pages reported during the present test, and those that the test announced. */
const pageFaults: string[] = [];
const expectedFaults: RegExp[] = [];

/**
 * A suite that needs a browser. Its tests fail when a page opened by `openPage` logged an error or left
 * one uncaught.
 */
export function describeWithBrowser(name: string, body: () => void): void {
  describeWith(inject("chromium"), name, () => {
    afterEach(() => {
      const expected = expectedFaults.splice(0);
      const faults = pageFaults.splice(0).filter((fault) => !expected.some((words) => words.test(fault)));
      expect(faults, "a page reported errors").toEqual([]);
    });
    body();
  });
}

let shared: Promise<Browser> | undefined;

/** The browser of all suites of this process, which ends with it. Whoever opens contexts in it closes them. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return shared;
}

/** `flags`: what this test needs besides, such as names for addresses. */
export async function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  return await chromium.launch(launchOptions(flags));
}

/**
 * A browser of its own that lets a frame of another site keep something, apart for each site around it. The
 * contexts of `launchBrowser` are incognito, where such a frame may keep nothing.
 */
export async function launchKeepingBrowser(): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), "bellhop-profile-"));
  await mkdir(join(profile, "Default"));
  const preferences = { profile: { cookie_controls_mode: 0 } };
  await writeFile(join(profile, "Default", "Preferences"), JSON.stringify(preferences));
  const viewport = { width: 1000, height: 800 };
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions(), viewport });
  context.on("close", () => void rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  return context;
}

function launchOptions(flags: readonly string[] = []) {
  const found = inject("chromium");
  if ("missing" in found) throw new Error(found.missing);
  // The sandbox works neither for root nor in many containers, and these pages are our own.
  return { executablePath: found.path, chromiumSandbox: false, args: [...quietFlags, ...flags] };
}

/** Far longer than a page takes, however busy the machine. */
const waitMs = 60_000;

/**
 * A page whose errors fail the test. Nothing moves in it unless the test says so: a chat that waits draws frame
 * after frame, for nobody to see.
 */
export async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: "reduce" });
  page.setDefaultTimeout(waitMs);
  page.on("pageerror", (error) => pageFaults.push(`uncaught: ${error.stack ?? error.message}`));
  page.on("crash", () => pageFaults.push("the page crashed"));
  page.on("console", (message) => {
    if (message.type() === "error") pageFaults.push(`console: ${message.text()} (${message.location().url})`);
  });
  return page;
}

/** Says that the present test provokes such errors, for example by stopping the server. */
export function expectPageFaults(words: RegExp): void {
  expectedFaults.push(words);
}
