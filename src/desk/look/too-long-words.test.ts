import { expect, test } from "vitest";
import { tooLongWords } from "./too-long-words.ts";

test("[U-11] a text above its limit says by how much, and one at its limit says nothing", () => {
  expect(tooLongWords("x".repeat(40), 40)).toBe("");
  expect(tooLongWords("x".repeat(41), 40)).toBe("1 character too long: 41 of at most 40");
  expect(tooLongWords("x".repeat(97), 40)).toBe("57 characters too long: 97 of at most 40");
});
