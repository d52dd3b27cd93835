import { beforeEach, expect, test } from "vitest";
import { type Alert, Alerter, crowdMs, repeatMs } from "./alerter.ts";
import type { AlertWay } from "./alert-ways.ts";

let now: number;
let timers: { at: number; act: () => void }[];
let rings: number[];
let shown: string[];
let off: readonly AlertWay[];
let isItsTurn: boolean;

const alerter = () =>
  new Alerter({
    now: () => now,
    schedule(delayMs, act) {
      const timer = { at: now + delayMs, act };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    isItsTurn: () => isItsTurn,
    isOn: (way) => !off.includes(way),
    ring: () => rings.push(now),
    show({ words }) {
      shown.push(words);
      return () => void (shown = shown.filter((other) => other !== words));
    },
  });

const alert = (words: string): Alert => ({ words, open() {} });

function pass(ms: number): void {
  const end = now + ms;
  for (;;) {
    const next = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
    if (!next) break;
    timers = timers.filter((other) => other !== next);
    now = next.at;
    next.act();
  }
  now = end;
}

beforeEach(() => {
  [now, timers, rings, shown, off, isItsTurn] = [0, [], [], [], [], true];
});

test("[B-3] one sound for each arrival, and one for a crowd that comes at once", () => {
  const arriving = alerter();
  for (const name of ["Dana", "Sam", "Kim"]) arriving.arrived(alert(name));
  expect(rings).toEqual([0]);
  expect(shown).toEqual(["Kim"]);
  pass(crowdMs);
  arriving.arrived(alert("Lee"));
  expect(rings).toEqual([0, crowdMs]);
});

test.for([
  ["sound", 0, 1],
  ["desktop", 1, 0],
] as const)("[B-3] with %s switched off the other is as before", ([way, rung, seen]) => {
  off = [way];
  alerter().arrived(alert("Dana"));
  expect([rings.length, shown.length]).toEqual([rung, seen]);
});

test("[B-3] a tab whose turn it is not is silent, and has its turn when the other is gone", () => {
  const arriving = alerter();
  isItsTurn = false;
  arriving.arrived(alert("Dana"));
  expect([rings, shown]).toEqual([[], []]);
  isItsTurn = true;
  arriving.arrived(alert("Sam"));
  expect([rings.length, shown]).toEqual([1, ["Sam"]]);
});

test("[B-17] the alert is repeated until somebody takes, and then stops at once", () => {
  const waiting = alerter();
  waiting.arrived(alert("Bookings"));
  waiting.repeat(alert("Bookings"));
  pass(2 * repeatMs);
  expect(rings).toEqual([0, repeatMs, 2 * repeatMs]);
  pass(repeatMs - 1);
  waiting.stop();
  pass(5 * repeatMs);
  expect(rings).toHaveLength(3);
  expect(shown).toEqual([]);
});

test("[B-17] one more customer begins the time anew: no two alerts follow each other at once", () => {
  const waiting = alerter();
  waiting.repeat(alert("Bookings"));
  pass(repeatMs - 1);
  waiting.arrived(alert("Refunds"));
  waiting.repeat(alert("Refunds"));
  pass(repeatMs - 1);
  expect(rings).toEqual([repeatMs - 1]);
  pass(1);
  expect(rings).toEqual([repeatMs - 1, 2 * repeatMs - 1]);
});
