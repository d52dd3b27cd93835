import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { firstWords as firstGerman } from "#desk/words/de/first-words.ts";
import { laterWords as laterGerman } from "#desk/words/de/later-words.ts";
import { firstWords as firstEnglish } from "#desk/words/en/first-words.ts";
import { laterWords as laterEnglish } from "#desk/words/en/later-words.ts";
import { type BuiltServer, startBuiltServer } from "../support/built-server.ts";
import { describeWithBrowser, launchBrowser, openPage } from "../support/chromium.ts";
import { CustomerPage } from "../support/customer-page.ts";

/** What people of the demo are called, and what its company has set. */
const data = /Robin Okafor|Meridian|Bellhop|Bookings|Travel help|^Website$|^<script|^https?:/;

/** What comes from the browser: its own name, and names of days and languages. */
const browsers = /^Mozilla|English|\b20\d\d\b|\d [AP]M$/;

describeWithBrowser("the desk in other languages", () => {
  let browser: Browser;
  let server: BuiltServer;
  beforeAll(async () => {
    server = await startBuiltServer(["--demo"]);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  test("[B-83] in a German browser a chat is taken, answered, ended and wrapped up without an English word", async () => {
    const english = new Set(plainWords([firstEnglish, laterEnglish]));
    for (const word of plainWords([firstGerman, laterGerman])) english.delete(word);
    const context = await browser.newContext({ locale: "de-AT", viewport: { width: 1440, height: 900 } });
    const page = await signIn(context, server.url, "Robin Okafor");
    const isGerman = async () => {
      const shown = await wordsOf(page);
      expect(shown.length).toBeGreaterThan(10);
      expect.soft(shown.filter((text) => english.has(text))).toEqual([]);
    };
    expect(await page.evaluate(() => [document.documentElement.lang, document.dir])).toEqual([
      "de-AT",
      "ltr",
    ]);
    await page.getByText("Keine Chats im Eingang").waitFor();
    await page.getByRole("button", { name: "Verfügbar melden" }).click();
    await page.getByRole("button", { name: /Ihr Status: .*Verfügbar/ }).waitFor();

    const dana = await CustomerPage.open(browser, server.url);
    await dana.write("Wo ist meine Bordkarte?");
    await page.getByRole("link").filter({ hasText: "Wo ist meine Bordkarte?" }).click();
    await page.getByRole("button", { name: "Diesen Chat fortsetzen" }).click();
    const composer = page.getByRole("textbox", { name: /^Antwort an Kunde [A-Z0-9]+/ });
    await composer.fill("Ich sehe nach.");
    await composer.press("Enter");
    await dana.words("Ich sehe nach.").waitFor();
    await page
      .getByText(/^(?:Gesendet|Zugestellt|Gelesen)$/)
      .first()
      .waitFor();
    await page.getByText("Heute").first().waitFor();
    await isGerman();

    await page.getByRole("button", { name: "Chat beenden" }).click();
    await page.getByText(/Der Chat mit .* wird beendet/).waitFor();
    const finish = page.getByRole("button", { name: "Abschließen" });
    await finish.waitFor();
    await isGerman();
    await finish.click();
    await finish.waitFor({ state: "detached" });
    await page.getByRole("button", { name: /Ihr Status/ }).click();
    await page.getByRole("menuitem", { name: "Abmelden" }).waitFor();
    await isGerman();
    await page.getByRole("menuitem", { name: "Nicht verfügbar" }).click();
    await page.getByRole("button", { name: /Ihr Status: .*Nicht verfügbar/ }).click();
    await page.getByRole("menuitem", { name: "Ihr Konto" }).click();
    await page.getByRole("combobox", { name: "Sprache" }).selectOption("English");
    await page.getByText("No chats in your inbox").waitFor();
    await Promise.all([context.close(), dana.close()]);
  });

  test("[B-83] from right to left the desk is mirrored, and shows no word that is not its languages'", async () => {
    const context = await pseudoContext(browser);
    const page = await openPage(context);
    await page.goto(server.url);
    await page.getByRole("heading", { name: "⟦Sign in⟧" }).waitFor();
    await isWhole(page, "signing in");
    await page.getByRole("button", { name: /Robin Okafor/ }).click();
    await page.getByRole("button", { name: "⟦Become available⟧" }).click();
    await page.getByRole("button", { name: "⟦Become available⟧" }).waitFor({ state: "detached" });
    await isWhole(page, "an empty inbox");

    const dana = await CustomerPage.open(browser, server.url);
    await dana.write("Where is my boarding pass?");
    await page.getByRole("link").filter({ hasText: "Where is my boarding pass?" }).click();
    await page.getByRole("button", { name: "⟦Play this chat⟧" }).click();
    await page.getByRole("textbox", { name: /^⟦Reply to/ }).waitFor();
    await page.getByText("⟦Browser⟧").waitFor();
    // The inbox stands where one begins to read, what one writes has the direction of its own language.
    const inbox = await page.locator("#inbox").boundingBox();
    expect(inbox?.x).toBeGreaterThan(720);
    const said = page.locator('[data-from="customer"] [dir="auto"]');
    expect(await said.evaluate((bubble) => getComputedStyle(bubble).direction)).toBe("ltr");
    await isWhole(page, "an active item");
    for (const dialog of ["⟦Put back⟧", "⟦Transfer⟧"]) {
      await page.getByRole("button", { name: dialog, exact: true }).click();
      await page.getByRole("dialog").waitFor();
      await isWhole(page, dialog);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await dana.end();
    await page.getByRole("button", { name: "⟦Finish⟧" }).waitFor();
    await isWhole(page, "a wrap-up");
    await Promise.all([context.close(), dana.close()]);
  });

  test("[B-83] neither do queues, messages and settings", async () => {
    const context = await pseudoContext(browser);
    const page = await signIn(context, server.url, "Kim Tanaka");
    for (const place of [
      "queues",
      "messages",
      ...Object.keys(laterEnglish.settings.sections).map((section) => `settings/${section}`),
    ]) {
      await page.goto(`${server.url}/${place}`);
      await page.getByRole("main").getByRole("heading").first().waitFor();
      await isWhole(page, place);
    }
    await context.close();
  });
});

/** In brackets, and from right to left. */
async function pseudoContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(() => localStorage.setItem("bellhop-language", "pseudo"));
  return context;
}

/** Every word is in brackets, and nothing runs off the screen. */
async function isWhole(page: Page, what: string): Promise<void> {
  const shown = (await wordsOf(page)).filter((text) => !data.test(text) && !browsers.test(text));
  expect(shown.filter((text) => text.includes("⟦")).length, what).toBeGreaterThan(3);
  expect
    .soft(
      shown.filter((text) => !text.includes("⟦")),
      what,
    )
    .toEqual([]);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: what })
      .toBe(width);
  }
}

async function signIn(context: BrowserContext, url: string, name: string): Promise<Page> {
  const page = await openPage(context);
  await page.goto(url);
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.getByRole("link", { name: /Bellhop,/ }).waitFor();
  return page;
}

/** The texts that depend on nothing. */
function plainWords(words: unknown): string[] {
  if (typeof words === "string") return [words];
  return typeof words === "object" && words !== null ? Object.values(words).flatMap(plainWords) : [];
}

/** Everything with letters that the page shows or says, but for what people have typed. */
async function wordsOf(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const typed =
      'bdi, [dir="auto"], span[translate="no"], kbd, time, script, style, textarea, option, [role="option"]';
    const read = ["aria-label", "title", "placeholder"];
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(typed)) texts.push(node.nodeValue ?? "");
    }
    for (const element of document.body.querySelectorAll("*")) {
      // Neither shown nor read out, such as the field by which another one is measured.
      if (element.getAttribute("aria-hidden") === "true") continue;
      for (const name of read) texts.push(element.getAttribute(name) ?? "");
    }
    return texts.map((text) => text.trim()).filter((text) => /\p{L}{2}/u.test(text));
  });
}
