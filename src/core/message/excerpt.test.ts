import fc from "fast-check";
import { expect, test } from "vitest";
import { excerptLengthMax, excerptOf } from "./excerpt.ts";
import { type MessagePart, textOf, textParts } from "./message-part.ts";

const fromLater = { kind: "hologram", url: "https://example.org/" } as unknown as MessagePart;

test("[B-27] an excerpt is one line, whatever was written", () => {
  expect(excerptOf(textParts("  Hello,\r\n\n\tis anybody\u2028there?\n"))).toBe("Hello, is anybody there?");
  expect(excerptOf(textParts("two  spaces"))).toBe("two spaces");
  expect(excerptOf([...textParts("first\n"), ...textParts("second")])).toBe("first second");
  expect(excerptOf([])).toBe("");
});

test("[B-27] an excerpt has at most so many characters, of which the last is whole", () => {
  expect(excerptOf(textParts("x".repeat(4_000)))).toBe("x".repeat(excerptLengthMax));
  expect(excerptOf(textParts(`${"x".repeat(excerptLengthMax - 1)}😀`))).toBe(
    "x".repeat(excerptLengthMax - 1),
  );
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 200 })), (texts) => {
      const excerpt = excerptOf(texts.flatMap(textParts));
      expect(excerpt.length).toBeLessThanOrEqual(excerptLengthMax);
      expect(excerpt).not.toMatch(/[\r\n\t\u2028\u2029]/);
      expect(excerpt.isWellFormed()).toBe(true);
    }),
  );
});

test("[B-27] a part of a kind that is not known is marked, and the rest is there", () => {
  expect(excerptOf([...textParts("Look:"), fromLater, ...textParts("Nice?")])).toBe("Look: … Nice?");
  expect(excerptOf([fromLater])).toBe("…");
  expect(textOf([...textParts("Look:"), fromLater, ...textParts("Nice?")])).toBe("Look:\nNice?");
});
