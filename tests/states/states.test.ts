import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithBrowser, expectPageFaults, sharedBrowser } from "../support/chromium.ts";
import { violations } from "../support/violations.ts";
import { type ServedDesk, type StatePage, serveDesk } from "./desk-page.ts";
import type { DeskState } from "./desk-state.ts";
import { runsOff } from "./runs-off.ts";
import { deskStates } from "./states.ts";

/** A few of them in every run, all of them by `npm run states`. */
const isWhole = process.env["BELLHOP_STATES"] === "all";
const visited = deskStates.filter(({ isOften = false }) => isWhole || isOften);

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
/** 1280 px at a zoom of 400 %. */
const zoomed = { width: 320, height: 256 };

/** From right to left, axe judges the wide look only: what it finds narrow is the same as from left to right. */
const looks = {
  en: [
    { size: wide, colorScheme: "light", isJudged: true },
    { size: phone, colorScheme: "light", isJudged: false },
    { size: zoomed, colorScheme: "dark", isJudged: true },
  ],
  pseudo: [
    { size: wide, colorScheme: "dark", isJudged: true },
    { size: phone, colorScheme: "light", isJudged: false },
    { size: zoomed, colorScheme: "dark", isJudged: false },
  ],
} as const;

for (const language of ["en", "pseudo"] as const) {
  describeWithBrowser(`the states of the desk, ${language}`, () => {
    let desk: ServedDesk;
    let page: StatePage;
    beforeAll(async () => {
      desk = await serveDesk();
      page = await desk.open(await sharedBrowser(), language);
    });
    afterAll(async () => {
      await page.close();
      desk.close();
    });

    test.for(visited)(
      "[B-76] [U-13] $name is accessible and within the page, however it is looked at",
      async (state) => {
        // The states of failed parts, of which React tells the console.
        if (state.leavesTraces) expectPageFaults(/error occurred|Cannot read properties of (null|undefined)/);
        expect(await page.show(state), `“${state.shows}” is there`).toBe(true);
        const found: string[] = [];
        for (const look of looks[language]) found.push(...(await lookAt(page, state, look)));
        if (state.leavesTraces) page.loadAnew();
        expect(found).toEqual([]);
      },
    );
  });
}

/** Colours that are on their way are neither the ones before nor the ones after. One that is paused never ends. */
async function settleAnimations(): Promise<void> {
  const ends = ({ effect }: Animation) => effect?.getComputedTiming().endTime !== Infinity;
  const ended = document
    .getAnimations()
    .filter(ends)
    .map(async ({ finished }) => await finished.catch(() => null));
  await Promise.race([Promise.all(ended), new Promise((resolve) => setTimeout(resolve, 5_000))]);
}

type Look = (typeof looks)["en" | "pseudo"][number];

async function lookAt(statePage: StatePage, { name }: DeskState, look: Look): Promise<readonly string[]> {
  const { page } = statePage;
  const { size, colorScheme, isJudged } = look;
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(size);
  await page.waitForFunction(
    (scheme) => document.documentElement.dataset["mantineColorScheme"] === scheme,
    colorScheme,
  );
  await page.evaluate(settleAnimations);
  const shots = process.env["STATES_SHOTS"];
  if (shots) await page.screenshot({ path: `${shots}/${name}-${size.width}-${colorScheme}.png` });
  const found = [...(await page.evaluate(runsOff)), ...(isJudged ? await violations(page) : [])];
  return found.map((words) => `${name}, ${size.width} px, ${colorScheme}: ${words}`);
}
