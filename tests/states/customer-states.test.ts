import type { Frame } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerLanguage } from "#contract/languages.ts";
import { describeWithBrowser, sharedBrowser } from "../support/chromium.ts";
import { violations } from "../support/violations.ts";
import { type ChatStatePage, type ServedChat, serveChat } from "./customer-page.ts";
import { customerStates } from "./customer-states.ts";
import { edgelessIn, markSurfaces } from "./edgeless.ts";
import { unreachedIn } from "./reached-by-keys.ts";
import { runsOff } from "./runs-off.ts";

/** A few of them in every run, all of them by `npm run states`. */
const isWhole = process.env["BELLHOP_STATES"] === "all";
const visited = customerStates.filter(({ isOften = false }) => isWhole || isOften);

/** As the frame stands on a company's page, and 1280 px at a zoom of 400 %. */
const panel = { width: 392, height: 680 };
const zoomed = { width: 320, height: 256 };

interface Look {
  readonly size: typeof panel;
  readonly colours: "light" | "dark" | "forced";
  readonly isJudged: boolean;
}

const looks: Readonly<Record<"en" | "ar", readonly Look[]>> = {
  en: [
    { size: panel, colours: "light", isJudged: true },
    { size: zoomed, colours: "dark", isJudged: true },
    { size: panel, colours: "forced", isJudged: true },
  ],
  ar: [
    { size: panel, colours: "dark", isJudged: true },
    { size: zoomed, colours: "light", isJudged: false },
    { size: panel, colours: "forced", isJudged: false },
  ],
};

for (const language of ["en", "ar"] as const satisfies readonly CustomerLanguage[]) {
  describeWithBrowser(`the states of the customer's chat, ${language}`, () => {
    let served: ServedChat;
    let shown: ChatStatePage;
    beforeAll(async () => {
      served = await serveChat();
      shown = await served.open(await sharedBrowser(), language);
    });
    afterAll(async () => {
      await shown.close();
      served.close();
    });

    test.for(visited)(
      "[B-76] $name is accessible and within the page, however it is looked at",
      async (state) => {
        await look(shown, { size: panel, colours: "light" });
        await shown.show(state);
        const frame = frameOf(shown);
        await expect
          .poll(() => frame.evaluate(() => document.activeElement !== document.body), {
            message: "the focus is kept",
            timeout: 60_000,
          })
          .toBe(true);
        expect(await frame.evaluate(unlisted), "messages outside of the list").toEqual([]);
        await frame.evaluate(markSurfaces);
        const found: string[] = [];
        for (const one of looks[language]) found.push(...(await lookAt(shown, state.name, one)));
        // What has the focus may say more of itself, so that this comes last.
        if (language === "en") found.push(...(await unreachedIn(shown.page, frame)));
        expect(found).toEqual([]);
      },
    );
  });
}

function frameOf({ page }: ChatStatePage): Frame {
  const [frame] = page.mainFrame().childFrames();
  if (!frame) throw new Error("There is no chat on the page.");
  return frame;
}

/** Messages that are in no list within the log. */
function unlisted(): string[] {
  const stray = [...document.querySelectorAll(".message")].filter(
    (message) => !message.matches('[role="log"] ol > li'),
  );
  return stray.map((message) => message.outerHTML.slice(0, 120));
}

async function look({ page }: ChatStatePage, { size, colours }: Omit<Look, "isJudged">): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({
    colorScheme: colours === "dark" ? "dark" : "light",
    forcedColors: colours === "forced" ? "active" : "none",
    reducedMotion: "reduce",
  });
}

/** Colours that are on their way are neither the ones before nor the ones after. */
async function settleAnimations(): Promise<void> {
  const ends = ({ effect }: Animation) => effect?.getComputedTiming().endTime !== Infinity;
  const ended = document.getAnimations().filter(ends);
  await Promise.all(ended.map(async ({ finished }) => await finished.catch(() => null)));
}

async function lookAt(shown: ChatStatePage, name: string, one: Look): Promise<readonly string[]> {
  const { size, colours, isJudged } = one;
  await look(shown, one);
  const frame = frameOf(shown);
  await frame.evaluate(settleAnimations);
  const shots = process.env["STATES_SHOTS"];
  const { lang } = await frame.evaluate(() => ({ lang: document.documentElement.lang }));
  if (shots)
    await shown.page.screenshot({ path: `${shots}/chat-${name}-${lang}-${size.width}-${colours}.png` });
  const found = [
    ...(await frame.evaluate(runsOff)),
    ...(colours === "forced" ? await frame.evaluate(edgelessIn) : []),
    ...(isJudged ? await violations(frame) : []),
  ];
  return found.map((words) => `${name}, ${size.width} px, ${colours}: ${words}`);
}
