import { expect, test } from "vitest";
import { TokenBuckets } from "./token-buckets.ts";

function spendAll(buckets: TokenBuckets, key: string, now: number): number {
  for (let spent = 0; ; spent++) {
    if (!buckets.has(key, now)) return spent;
    buckets.spend(key, now);
  }
}

test("[A-7] a budget allows so much at once, and grows with time up to that again", () => {
  const buckets = new TokenBuckets({ atOnce: 5, perSecond: 2 });
  expect(spendAll(buckets, "one", 0)).toBe(5);
  expect(spendAll(buckets, "one", 400)).toBe(0);
  expect(spendAll(buckets, "one", 1_000)).toBe(2);
  expect(spendAll(buckets, "one", 1_000_000)).toBe(5);
});

test("[A-7] each key has a budget of its own", () => {
  const buckets = new TokenBuckets({ atOnce: 2, perSecond: 1 });
  expect(spendAll(buckets, "one", 0)).toBe(2);
  expect(spendAll(buckets, "other", 0)).toBe(2);
});
