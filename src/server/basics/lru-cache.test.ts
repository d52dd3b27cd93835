import { expect, test } from "vitest";
import { LruCache } from "./lru-cache.ts";

function filled(count: number): LruCache<number> {
  const recent = new LruCache<number>(10);
  for (let value = 0; value < count; value++) recent.set(String(value), value);
  return recent;
}

test("the last ones are kept, and at most twice as many", () => {
  const recent = filled(1_000);
  for (let value = 990; value < 1_000; value++) expect(recent.get(String(value))).toBe(value);
  const kept = Array.from({ length: 1_000 }, (_, value) => recent.get(String(value))).filter(
    (value) => value !== undefined,
  );
  expect(kept.length).toBeLessThanOrEqual(20);
});

test("what is looked at now and then stays however many others come", () => {
  const recent = filled(1);
  for (let value = 1; value < 1_000; value++) {
    recent.set(String(value), value);
    if (value % 9 === 0) expect(recent.get("0")).toBe(0);
  }
});

test("what is deleted is gone, and what is set again is the last that was set", () => {
  const recent = filled(15);
  for (const id of ["3", "14"]) {
    recent.delete(id);
    expect(recent.get(id)).toBeUndefined();
  }
  recent.set("5", 50);
  recent.set("5", 51);
  expect(recent.get("5")).toBe(51);
});
