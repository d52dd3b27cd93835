import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SortedList } from "./sorted-list.ts";

const compare = (a: number, b: number) => a - b;

describe("a sorted list", () => {
  test("holds what a plain sorted array holds, whatever is added and removed", () => {
    const change = fc.record({ adds: fc.boolean(), entry: fc.nat({ max: 2_000 }) });
    const changes = fc.array(change, { minLength: 500, maxLength: 2_000, size: "max" });
    fc.assert(
      fc.property(changes, fc.nat({ max: 400 }), (steps, count) => {
        const list = new SortedList(compare);
        const plain = new Set<number>();
        for (const { adds, entry } of steps) {
          if (adds) expect(list.add(entry)).toBe(!plain.has(entry) && plain.add(entry).has(entry));
          else expect(list.remove(entry)).toBe(plain.delete(entry));
        }
        const sorted = [...plain].toSorted(compare);
        expect([...list]).toEqual(sorted);
        expect(list.size).toBe(sorted.length);
        expect(list.first).toBe(sorted[0] ?? null);
        expect(list.take(count)).toEqual(sorted.slice(0, count));
        expect(list.countBefore(count)).toBe(sorted.filter((entry) => entry < count).length);
      }),
      { numRuns: 50 },
    );
  });

  test("is emptied from either end", () => {
    const list = new SortedList(compare);
    const entries = Array.from({ length: 1_000 }, (_, index) => index);
    for (const entry of entries) list.add(entry);
    for (const entry of entries.slice(0, 500)) {
      expect(list.first).toBe(entry);
      expect(list.remove(entry)).toBe(true);
    }
    for (const entry of entries.slice(500).toReversed()) expect(list.remove(entry)).toBe(true);
    expect([list.first, list.size, [...list]]).toEqual([null, 0, []]);
    expect(list.add(7)).toBe(true);
    expect([...list]).toEqual([7]);
  });
});
