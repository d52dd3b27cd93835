import { integer, assert as assertAlways, property } from "fast-check";
import { expect, test } from "vitest";
import { contrastOf, contrastOfWords, readableColours } from "./readable-colours.ts";

const grounds = ["#ffffff", "#131917"];
const hex = (number: number) => `#${number.toString(16).padStart(6, "0")}`;

/** Everything of these colours that would be hard to read. */
function hardToRead(colour: string, ground: string): string[] {
  const { mine, mineStrong, onMine, accent, tint } = readableColours(colour, ground);
  const pairs = { "on mine": [onMine, mine], strong: [onMine, mineStrong], accent: [accent, ground] };
  const all: Record<string, readonly string[]> = { ...pairs, "accent on the tint": [accent, tint] };
  return Object.entries(all)
    .filter(([, [words = "", behind = ""]]) => contrastOf(words, behind) < contrastOfWords)
    .map(([name]) => `${name} of ${colour} on ${ground}`);
}

test("[B-74] [B-76] words can be read with any colour of a company, in the light and in the dark", () => {
  assertAlways(
    property(integer({ min: 0, max: 0xffffff }), (number) => {
      expect(grounds.flatMap((ground) => hardToRead(hex(number), ground))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("[B-74] [B-76] so it is with every colour whose channels are multiples of 17, extremes and greys among them", () => {
  const steps = Array.from({ length: 16 }, (_, index) => index * 17);
  const colours = steps.flatMap((red) =>
    steps.flatMap((green) => steps.map((blue) => hex(red * 65_536 + green * 256 + blue))),
  );
  expect(colours).toHaveLength(4_096);
  expect(colours.flatMap((colour) => grounds.flatMap((ground) => hardToRead(colour, ground)))).toEqual([]);
});

test("[B-74] a colour that can be read stays as it is", () => {
  expect(readableColours("#0f6b5c", "#ffffff")).toMatchObject({ mine: "#0f6b5c", onMine: "#ffffff" });
  expect(readableColours("#ffe600", "#ffffff").onMine).toBe("#000000");
  expect(readableColours("#003366", "#ffffff").accent).toBe("#003366");
});

test("contrast is counted as WCAG does", () => {
  expect(contrastOf("#ffffff", "#000000")).toBeCloseTo(21, 5);
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
