import { gemoji } from "gemoji";
import { expect, test } from "vitest";
import { findEmoji, findWholeEmoji } from "./find-emoji.ts";

const found = (search: string) => findEmoji(gemoji, search).map(({ emoji }) => emoji);

test("an emoji is found by the beginning of its name, of a word in it, and of other words for it", () => {
  expect(found("smile")[0]).toBe("😄");
  expect(found("smi")).toContain("😄");
  expect(found("face_with")).not.toEqual([]);
  expect(found("thumbsu")).toEqual(["👍"]);
  expect(found("Heart")[0]).toBe("❤️");
  expect(found("hooray")).not.toEqual([]);
  expect(found("zzzzzz")).toEqual([]);
});

test("a name typed to its second colon is that emoji and no other", () => {
  expect(findWholeEmoji(gemoji, "+1:")?.emoji).toBe("👍");
  expect(findWholeEmoji(gemoji, "smile")).toBeUndefined();
  expect(findWholeEmoji(gemoji, "smil:")).toBeUndefined();
});
