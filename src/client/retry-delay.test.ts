import { describe, expect, test } from "vitest";
import { retryDelayMs } from "./retry-delay.ts";

describe("how long to wait before trying again", () => {
  test("doubles from a third of a second to five, and never goes past them", () => {
    const longest = Array.from({ length: 40 }, (_, attempt) => retryDelayMs(attempt, 1));
    expect(longest.slice(0, 7)).toEqual([300, 600, 1_200, 2_400, 4_800, 5_000, 5_000]);
    expect(Math.max(...longest)).toBe(5_000);
  });

  test("is spread over half of it, so that not everybody comes back at once", () => {
    expect(retryDelayMs(3, 0)).toBe(1_200);
    expect(retryDelayMs(3, 0.5)).toBe(1_800);
    expect(retryDelayMs(3, 0.999)).toBeLessThan(2_400);
  });
});
