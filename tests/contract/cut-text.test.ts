import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutText as cutInBrowser, firstGrapheme } from "#client/cut-text.ts";
import { cutText as cutByRule } from "#core/cut-text.ts";

const family = "👨‍👩‍👧‍👦";
const pieces = [
  "a",
  " ",
  "é",
  "e\u0301\u0323",
  "😀",
  "👍🏽",
  family,
  "🇩🇪",
  "\uD83D",
  "\uDE00",
  "\u200D",
  "한",
  "क्षि",
  "\r\n",
];
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.string({ unit: "grapheme", maxLength: 3 }),
      fc.string({ unit: "binary" }),
    ),
  )
  .map((some) => some.join(""));

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const endsOf = (whole: string) =>
  [...graphemes.segment(whole)].map(({ index, segment }) => index + segment.length);
const isWellFormed = (one: string) => !/[\uD800-\uDFFF]/u.test(one);

describe.each([
  ["the rules", cutByRule],
  ["browsers", cutInBrowser],
])("[V-14] a text that is cut by %s", (_whose, cut) => {
  test("is the most of its beginning that ends between two graphemes", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (whole, lengthMax) => {
        const part = cut(whole, lengthMax);
        expect(whole.startsWith(part)).toBe(true);
        expect(part.length).toBeLessThanOrEqual(lengthMax);
        const ends = endsOf(whole).filter((end) => end <= lengthMax);
        if (ends.length > 0) expect(part.length).toBe(ends.at(-1));
      }),
    );
  });

  test("never ends in half a character that was whole, however long a grapheme is", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (whole, lengthMax) => {
        fc.pre(isWellFormed(whole));
        const part = cut(whole, lengthMax);
        expect(isWellFormed(part)).toBe(true);
        expect(part === "").toBe(whole === "");
      }),
    );
    const tall = `e${"\u0301".repeat(200)}`;
    expect(cut(tall, 120)).toBe(tall.slice(0, 120));
    expect(cut(`${"x".repeat(119)}😀`, 120)).toBe("x".repeat(119));
    expect(cut(`ab${family}`, 6)).toBe("ab");
  });
});

test("[V-14] an avatar shows the whole first letter or emoji", () => {
  expect([`${family} Family`, "🇩🇪 GmbH", "e\u0301cole", "Acme", ""].map(firstGrapheme)).toEqual([
    family,
    "🇩🇪",
    "e\u0301",
    "A",
    "",
  ]);
});
