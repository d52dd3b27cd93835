import { expect, test } from "vitest";
import { erasesMore } from "./erases-more.ts";

test.each([
  [0, 0, false],
  [0, 3_650, true],
  [30, 0, false],
  [30, 30, false],
  [30, 31, false],
  [30, 29, true],
])("[B-80] from %i days to %i: asks first = %s", (before, after, asks) => {
  expect(erasesMore(before, after)).toBe(asks);
});
