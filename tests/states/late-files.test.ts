import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Language } from "#desk/words/language.ts";
import { withoutWords } from "#desk/words/without-words.ts";
import { lookWords as german } from "#desk/words/de/look.ts";
import { lookWords as english } from "#desk/words/en/look.ts";
import { describeWithBrowser, expectPageFaults, sharedBrowser } from "../support/chromium.ts";
import { type ServedDesk, type StatePage, serveDesk } from "./desk-page.ts";
import type { DeskState } from "./desk-state.ts";
import { lateFiles } from "./late-files.ts";
import { statesUsing } from "./states-using.ts";
import { deskStates } from "./states.ts";

/** A few of them in every run, all of them in every way by `npm run states`. */
const isWhole = process.env["BELLHOP_STATES"] === "all";

/** What may come instead of a file; `null`: the network is lost. */
const ways = {
  "an error": { status: 500, body: "{}" },
  "a page": { status: 200, contentType: "text/html", body: "<!doctype html>" },
  "too many": { status: 429, body: "" },
  nothing: null,
} as const;

/** Where a file is needed. */
interface Use {
  readonly language: Language;
  readonly state: DeskState;
}

const stateCalled = (name: string) => deskStates.filter((state) => state.name === name);

/** The states that are looked at in each language to learn what they need: in the others only the words differ. */
const looked: Readonly<Record<Language, readonly DeskState[]>> = {
  en: isWhole ? deskStates : stateCalled("active-item"),
  de: isWhole ? [...stateCalled("inbox"), ...stateCalled("keys")] : [],
  pseudo: isWhole ? stateCalled("inbox") : [],
};

const saysSo = new RegExp(
  [english.notLoaded, german.notLoaded, ...Object.values(withoutWords)]
    .map((words) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|"),
);
const draft = "Half of a reply";

describeWithBrowser("late files that fail", () => {
  let desk: ServedDesk;
  const pages = new Map<Language, StatePage>();
  const uses = new Map<string, Use>();
  const pageIn = async (language: Language) => {
    const page = pages.get(language) ?? (await desk.open(await sharedBrowser(), language));
    pages.set(language, page);
    return page;
  };
  beforeAll(async () => {
    desk = await serveDesk();
  });
  afterAll(async () => {
    for (const page of pages.values()) await page.close();
    desk.close();
  });

  test("every late file of the build is of use in some state", { timeout: 900_000 }, async () => {
    expectPageFaults(/error occurred|Cannot read properties of (null|undefined)/);
    for (const [language, states] of Object.entries(looked) as [Language, readonly DeskState[]][]) {
      if (states.length === 0) continue;
      const page = await pageIn(language);
      // What modules do when they are loaded is not counted, but for words, which are only loaded.
      if (language === "en") await page.show(states[0] as DeskState);
      for (const [file, [state]] of await statesUsing(page, states))
        if (state && !uses.has(file)) uses.set(file, { language, state });
    }
    if (isWhole) expect(files.filter((file) => !useOf(file, uses)).map(({ file }) => file)).toEqual([]);
  });

  test.for(visited)(
    "[U-1] without $file the desk says so, keeps what was typed, and has it back once it can be had",
    async (file, { skip }) => {
      const use = useOf(file, uses);
      if (!use) return skip("No state was looked at that needs it.");
      expectPageFaults(
        /Failed to load|ERR_FAILED|MIME type|dynamically imported|module of a lazy part|preload|error occurred/,
      );
      for (const way of isWhole ? Object.values(ways) : [ways["an error"], ways["a page"]])
        await lose(await pageIn(use.language), { file: file.file, state: use.state, way });
    },
  );
});

const files = lateFiles(inject("buildFolder"));
const visited = isWhole ? files : files.filter(({ file }) => /\/chat-panel/.test(file));

/** Where it runs, or else where a script does that cannot be had without it. */
function useOf({ scripts }: { readonly scripts: readonly string[] }, uses: ReadonlyMap<string, Use>) {
  return scripts.map((script) => uses.get(script)).find((use) => use !== undefined);
}

interface Loss {
  readonly file: string;
  readonly state: DeskState;
  readonly way: (typeof ways)[keyof typeof ways];
}

async function lose(statePage: StatePage, { file, state, way }: Loss): Promise<void> {
  const { page } = statePage;
  const address = `**/${file}`;
  await page.route(address, async (route) => await (way ? route.fulfill(way) : route.abort()));
  statePage.loadAnew();
  // Its steps may look for what is not there.
  const begun = statePage.begin(state).catch(() => null);
  const notice = page.getByRole("alert").filter({ hasText: saysSo });
  await notice.first().waitFor();
  const typed = await typeReply(page);
  await page.unroute(address);
  const again = page.getByRole("button", { name: "Try again" });
  if (await again.isVisible()) await again.click();
  await notice.waitFor({ state: "detached" });
  if (typed !== null) expect(await reply(page).inputValue(), file).toBe(typed);
  await begun;
  expect(await statePage.show(state), `${state.name} with ${file}`).toBe(true);
  expect(await notice.count(), file).toBe(0);
  if (file.endsWith(".css"))
    expect(await page.evaluate(sheetsInUse)).toContainEqual(expect.stringContaining(file));
  statePage.loadAnew();
}

const reply = (page: Page) => page.getByRole("textbox", { name: /^Reply to/ });

/** Writes something where a reply can be written; what stands in the field, or `null` where there is none. */
async function typeReply(page: Page): Promise<string | null> {
  const field = reply(page);
  if (!(await field.isVisible())) return null;
  const text = await field.inputValue();
  if (text === "") await field.fill(draft);
  return text === "" ? draft : text;
}

const sheetsInUse = () =>
  [...document.styleSheets].filter(({ cssRules }) => cssRules.length > 0).map(({ href }) => href ?? "");
