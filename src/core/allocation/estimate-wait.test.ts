import { describe, expect, test } from "vitest";
import { at } from "../testing/at.ts";
import { answeredWaitsMax, estimateWaitMs } from "./estimate-wait.ts";

const minute = 60_000;
const waits = (...minutes: number[]) =>
  minutes.map((waited, index) => ({ at: at(index), waitMs: waited * minute }));

describe("the wait to expect", () => {
  test("[B-77] is the median of the latest, which one long wait does not move", () => {
    expect(estimateWaitMs(waits(1, 2, 3, 4, 90), at(10))).toBe(3 * minute);
    expect(estimateWaitMs(waits(1, 2, 3, 4, 5, 90), at(10))).toBe(3.5 * minute);
  });

  test("[B-77] is unknown with too few, and what is older than an hour does not count", () => {
    expect(estimateWaitMs(waits(1, 2, 3, 4), at(10))).toBeNull();
    expect(estimateWaitMs(waits(1, 2, 3, 4, 5), at(3_599))).toBe(3 * minute);
    expect(estimateWaitMs(waits(1, 2, 3, 4, 5), at(3_600))).toBeNull();
  });

  test("[B-77] forgets the waits before the latest", () => {
    const busy = Array.from({ length: 30 }, () => 40);
    const quiet = Array.from({ length: answeredWaitsMax }, () => 1);
    expect(estimateWaitMs(waits(...busy, ...quiet), at(60))).toBe(minute);
  });
});
