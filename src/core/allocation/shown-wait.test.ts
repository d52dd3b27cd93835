import { describe, expect, test } from "vitest";
import { shownWait } from "./shown-wait.ts";

const minute = 60_000;

type Wait = Parameters<typeof shownWait>[0];

function shown(change: Partial<Wait>) {
  return shownWait({
    shows: "wait",
    isOpen: true,
    isAttended: true,
    position: () => 3,
    estimateMs: 5 * minute,
    waitedMs: 0,
    ...change,
  });
}

const minutes = (count: number, isMore = false) => ({ kind: "minutes", count, isMore });
const position = (count: number, isMore = false) => ({ kind: "position", count, isMore });

describe("[B-77] the expected wait", () => {
  test.each([
    [1, minutes(0)],
    [59_999, minutes(0)],
    [minute, minutes(1)],
    [3.4 * minute, minutes(3)],
    [10 * minute, minutes(10)],
    [12 * minute, minutes(10)],
    [13 * minute, minutes(15)],
    [20 * minute, minutes(20)],
    [21 * minute, minutes(20, true)],
    [9_000 * minute, minutes(20, true)],
  ])("of %i ms is named as roughly as it is known", (estimateMs, words) => {
    expect(shown({ estimateMs })).toEqual(words);
  });

  test("is what is left of it, and over when the customer has waited longer", () => {
    expect(shown({ waitedMs: 3 * minute })).toEqual(minutes(2));
    expect(shown({ waitedMs: 5 * minute })).toEqual({ kind: "longer" });
  });

  test("is not told when it is unknown, or the queue tells none", () => {
    expect(shown({ estimateMs: null })).toEqual({ kind: "nothing" });
    expect(shown({ shows: "nothing" })).toEqual({ kind: "nothing" });
  });
});

test.each([
  [1, position(1)],
  [50, position(50)],
  [51, position(50, true)],
  [100, position(50, true)],
  [101, position(100, true)],
  [40_000, position(1_000, true)],
])("[B-71] place %i is told exactly near to the front, and roughly far behind", (place, words) => {
  expect(shown({ shows: "position", position: () => place })).toEqual(words);
});

test.each(["nothing", "position", "wait"] as const)(
  "[W-8] where %s is told, nobody is promised a turn when nobody is there or the queue has closed",
  (shows) => {
    expect(shown({ shows, isOpen: false })).toEqual({ kind: "closed" });
    expect(shown({ shows, isAttended: false })).toEqual({ kind: "nobody" });
    expect(shown({ shows, isAttended: false, isOpen: false })).toEqual({ kind: "nobody" });
  },
);
