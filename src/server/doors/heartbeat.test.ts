import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beatEveryMs } from "#contract/limits.ts";
import { Heartbeat } from "./heartbeat.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A thousand connections, and how often each has been given its beat. */
function thousand(heartbeat: Heartbeat) {
  const beats = Array.from({ length: 1_000 }, () => 0);
  const leave = beats.map((_, index) => heartbeat.join({ beat: () => void (beats[index]! += 1) }));
  return { beats, leave };
}

test("each connection gets its beat once in every time, and few get it in one turn", () => {
  const heartbeat = new Heartbeat();
  const { beats } = thousand(heartbeat);
  let before = 0;
  for (let turn = 0; turn < 300; turn++) {
    vi.advanceTimersByTime(beatEveryMs / 100);
    const sum = beats.reduce((all, one) => all + one, 0);
    expect(sum - before).toBe(10);
    before = sum;
  }
  expect(new Set(beats)).toEqual(new Set([3]));
  heartbeat.stop();
  vi.advanceTimersByTime(beatEveryMs);
  expect(new Set(beats)).toEqual(new Set([3]));
});

test("who is gone gets none, and leaves the others theirs", () => {
  const heartbeat = new Heartbeat();
  const { beats, leave } = thousand(heartbeat);
  for (const index of [0, 500, 999]) leave[index]?.();
  vi.advanceTimersByTime(beatEveryMs);
  expect(beats.filter((count) => count === 0)).toHaveLength(3);
  expect(beats.filter((count) => count === 1)).toHaveLength(997);
  heartbeat.stop();
});

test("where turns take long, beats still come in time", () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const heartbeat = new Heartbeat();
  const { beats } = thousand(heartbeat);
  // The timer fires once in a quarter of a second, for eleven seconds.
  for (; now < 1.1 * beatEveryMs; now += 250) vi.advanceTimersByTime(beatEveryMs / 100);
  heartbeat.stop();
  expect(Math.min(...beats)).toBe(1);
  expect(Math.max(...beats)).toBeLessThan(3);
});

test("after a turn that took longer than the time between beats, nobody gets two of them at once", () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const heartbeat = new Heartbeat();
  const { beats } = thousand(heartbeat);
  now = 2.5 * beatEveryMs;
  for (let turn = 0; turn < 40; turn++, now += beatEveryMs / 100) vi.advanceTimersByTime(beatEveryMs / 100);
  heartbeat.stop();
  expect(new Set(beats)).toEqual(new Set([1]));
});
