import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Ticker } from "./ticker.ts";

beforeEach(() => vi.useFakeTimers({ now: 10_400 }));
afterEach(() => vi.useRealTimers());

test("it ticks on whole seconds, for everyone at once, and rests when nobody looks", () => {
  const ticker = new Ticker(() => Date.now());
  const seen: number[] = [];
  const stop = ticker.subscribe(() => seen.push(ticker.get()));
  vi.advanceTimersByTime(2_000);
  expect(seen).toEqual([11_000, 12_000]);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

test("[B-31] it ticks besides at the moment an alert must turn", () => {
  const ticker = new Ticker(() => Date.now());
  const seen: number[] = [];
  ticker.subscribe(() => seen.push(ticker.get()));
  ticker.tickAt(10_750);
  vi.advanceTimersByTime(700);
  expect(seen).toEqual([10_750, 11_000]);
});

test("a moment that has passed since the last tick is not waited for", () => {
  const ticker = new Ticker(() => Date.now());
  const seen: number[] = [];
  ticker.subscribe(() => seen.push(ticker.get()));
  vi.setSystemTime(10_900);
  ticker.tickAt(10_500);
  vi.advanceTimersByTime(0);
  expect(seen).toEqual([10_900]);
});
