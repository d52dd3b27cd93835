import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { openPage } from "../support/chromium.ts";
import { describeWithDemo } from "../support/demo.ts";
import { expectAccessible } from "../support/expect-accessible.ts";
import { startCompany } from "../support/start-company.ts";

/** Kept apart within a sentence that is written from right to left. */
const apart = (name: string) => `\u2068${name}\u2069`;

describeWithDemo("the chat in other languages", (demo) => {
  async function widgetId(): Promise<string> {
    const { demo: offered } = (await (await fetch(`${demo.url}/api/me`)).json()) as {
      demo: { widgetId: string };
    };
    return offered.widgetId;
  }

  /** The chat in a page of its own, on a phone. */
  async function openChat(language: string, locale = "en-US"): Promise<Page> {
    const context = await demo.browser.newContext({ locale, viewport: { width: 390, height: 760 } });
    const page = await openPage(context);
    await page.goto(`${demo.url}/chat/?widget=${await widgetId()}&language=${language}`);
    return page;
  }

  const languageOf = (page: Page) =>
    page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

  test("[B-74] on a page in German the launcher and the chat speak German, whatever the browser speaks", async () => {
    const snippet = `<script async src="${demo.url}/chat.js" data-widget="${await widgetId()}"></script>`;
    const { company, port } = await startCompany(snippet, {}, "de-AT");
    const page = await openPage(await demo.browser.newContext({ locale: "en-US" }));
    await page.goto(`http://127.0.0.1:${port}`);
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await page.getByRole("button", { name: "Mit uns chatten", exact: true }).waitFor();
    // So it is before anything but the launcher has come.
    expect(fetched).toEqual([]);
    await page.getByRole("button", { name: "Mit uns chatten", exact: true }).click();
    const chat = page.frameLocator("iframe");
    await chat.getByRole("heading", { name: "Wie können wir helfen?", exact: true }).waitFor();
    const composer = chat.getByRole("textbox", { name: "Nachricht schreiben …", exact: true });
    await composer.fill("Wo ist meine Bordkarte?");
    await composer.press("Enter");
    await chat.getByText("Danke, Ihre Nachricht ist da.", { exact: false }).first().waitFor();
    await chat.getByRole("button", { name: "Chat minimieren", exact: true }).click();
    await page.getByRole("button", { name: "Mit uns chatten", exact: true }).click();
    await chat.getByRole("button", { name: "Menü", exact: true }).click();
    await chat.getByRole("menuitem", { name: "Chat beenden", exact: true }).click();
    const question = chat.getByRole("dialog", { name: "Diesen Chat beenden?", exact: true });
    await question.getByRole("button", { name: "Chat beenden", exact: true }).click();
    await chat.getByText("Sie haben den Chat verlassen", { exact: true }).waitFor();
    await chat.getByRole("button", { name: "Menü", exact: true }).click();
    await chat
      .getByRole("menuitem", { name: "Diesen Chat auf diesem Gerät vergessen", exact: true })
      .waitFor();
    await page.context().close();
    company.close();
  });

  test("[B-74] in Arabic the chat is mirrored, cuts nothing on a phone, and keeps names apart", async () => {
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    const page = await openChat("ar");
    await page.getByRole("heading", { name: "كيف يمكننا مساعدتك؟", exact: true }).waitFor();
    expect(await languageOf(page)).toEqual(["ar", "rtl"]);
    const composer = page.getByRole("textbox", { name: "اكتب رسالة…", exact: true });
    // What is written in it has the direction of its own language.
    const directionIn = () => composer.evaluate((box) => getComputedStyle(box).direction);
    expect(await directionIn()).toBe("rtl");
    await composer.fill("MR 204?");
    expect(await directionIn()).toBe("ltr");
    await composer.fill("أين حقيبتي؟ رقم الرحلة MR 204.");
    await page.getByRole("button", { name: "إرسال", exact: true }).click();

    await robin.item("أين حقيبتي؟").click();
    await robin.control("Play").click();
    await robin.send("We are looking for it.");
    const log = page.getByRole("log", { name: "الرسائل", exact: true });
    await log.getByText(`انضم ${apart("Robin Okafor")} إلى المحادثة`, { exact: true }).waitFor();
    const answer = log.getByText("We are looking for it.", { exact: true });
    await answer.waitFor();
    expect(await answer.evaluate((bubble) => getComputedStyle(bubble).direction)).toBe("ltr");
    // The customer's own words stand where theirs do in a mirrored chat, the company's face where one begins to read.
    const own = await log.getByText("أين حقيبتي؟", { exact: false }).boundingBox();
    const theirs = await answer.boundingBox();
    const face = await page.locator(".avatar").boundingBox();
    expect(own!.x).toBeLessThan(390 - own!.x - own!.width);
    expect(theirs!.x + theirs!.width).toBeGreaterThan(360);
    expect(face!.x).toBeGreaterThan(300);
    await page.getByRole("button", { name: "القائمة", exact: true }).click();
    await page.getByRole("menuitem", { name: "إنهاء المحادثة", exact: true }).click();
    const question = page.getByRole("dialog", { name: "هل تريد إنهاء هذه المحادثة؟", exact: true });
    await question.waitFor();
    await expectWhole(page);
    await expectAccessible(page, "the question in Arabic");
    await question.getByRole("button", { name: "إنهاء المحادثة", exact: true }).click();
    await log.getByText("غادرت المحادثة", { exact: true }).waitFor();
    await page
      .getByRole("radio", { name: "عدد النجوم: \u20685\u2069 من 5", exact: true })
      .check({ force: true });
    await page.getByRole("button", { name: "إرسال التقييم", exact: true }).waitFor();
    await expectWhole(page);
    await Promise.all([page.context().close(), robin.close()]);
  });

  test("[B-74] in Japanese, Enter that ends a composition sends nothing", async () => {
    const page = await openChat("zh,ja", "ja-JP");
    const composer = page.getByRole("textbox", { name: "メッセージを入力…", exact: true });
    // The words come beside the script, not after it.
    const [words, script] = await page.evaluate(() =>
      ["/chat-ja-", "/index-"].map((name) => {
        const [entry] = performance
          .getEntriesByType("resource")
          .filter((one) => one.name.includes(name) && one.name.endsWith(".js"));
        const { startTime, responseEnd } = entry as PerformanceResourceTiming;
        return { startTime, responseEnd };
      }),
    );
    expect(words!.startTime).toBeLessThan(script!.responseEnd);
    await composer.focus();
    const input = await page.context().newCDPSession(page);
    await input.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
    const composing = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 } as const;
    await input.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...composing });
    await input.send("Input.insertText", { text: "日本" });
    await input.send("Input.dispatchKeyEvent", { type: "keyUp", ...composing });
    await expect.poll(() => composer.inputValue()).toBe("日本");
    const log = page.getByRole("log", { name: "メッセージ", exact: true });
    const sent = log.getByText("日本", { exact: true });
    expect(await sent.count()).toBe(0);
    // A press within moments of a composition counts to it, too.
    await expect
      .poll(async () => {
        await composer.press("Enter");
        return sent.count();
      })
      .toBe(1);
    expect(await composer.inputValue()).toBe("");
    await page.context().close();
  });

  test("[B-74] the setting of a widget goes before the page, and the page without scripts follows the same rule", async () => {
    const page = await openChat("fi,nl", "pl-PL");
    await page.getByRole("heading", { name: "Waarmee kunnen we u helpen?", exact: true }).waitFor();
    expect(await languageOf(page)).toEqual(["nl", "ltr"]);
    const address = `${demo.url}/chat/${await widgetId()}`;
    await page.goto(address);
    await page.getByRole("button", { name: "Wyślij", exact: true }).waitFor();
    await page.goto(`${address}?language=ar`);
    await page.getByRole("textbox", { name: "اكتب رسالة…", exact: true }).waitFor();
    expect(await languageOf(page)).toEqual(["ar", "rtl"]);
    await expectWhole(page);

    const kim = await AgentPage.signIn(demo.browser, demo.url, "Kim Tanaka");
    await kim.page.goto(`${demo.url}/settings/website`);
    // The preview beside the form has one, too.
    const form = kim.page.getByRole("tabpanel", { name: "General", exact: true });
    await form.getByRole("combobox", { name: "Language", exact: true }).selectOption("French");
    await kim.page.getByRole("button", { name: "Save", exact: true }).click();
    await kim.page.getByText("Saved").first().waitFor();
    await page.goto(`${demo.url}/chat/?widget=${await widgetId()}&language=ar`);
    await page.getByRole("heading", { name: "Comment pouvons-nous vous aider ?", exact: true }).waitFor();
    expect(await languageOf(page)).toEqual(["fr", "ltr"]);
    await Promise.all([page.context().close(), kim.close()]);
  });
});

/** Nothing runs off the screen, or out of its box. */
async function expectWhole(page: Page): Promise<void> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll("body, body *")]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      .filter((element) => getComputedStyle(element).display !== "inline")
      .map((element) => `${element.className}: ${element.textContent}`),
  );
  expect(cut).toEqual([]);
}
