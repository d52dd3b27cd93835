import { expect, test } from "vitest";
import { dayWords, startOfDay } from "./time-of-day.ts";

test("[U-18] today becomes yesterday at midnight", () => {
  const evening = new Date(2026, 4, 5, 23, 50).getTime();
  const midnight = new Date(2026, 4, 6).getTime();
  expect(dayWords(evening, startOfDay(midnight - 1))).toBe("Today");
  expect(dayWords(evening, startOfDay(midnight))).toBe("Yesterday");
});
