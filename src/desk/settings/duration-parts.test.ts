import { expect, test } from "vitest";
import { durationParts } from "./duration-parts.ts";

test.each([
  [0, 0, "seconds"],
  [90_000, 90, "seconds"],
  [300_000, 5, "minutes"],
  [7_200_000, 2, "hours"],
  [86_400_000, 1, "days"],
] as const)("%d ms is written as %d %s", (ms, amount, unit) => {
  expect(durationParts(ms)).toEqual({ amount, unit });
});
