import { expect, test } from "vitest";
import { dayStart } from "./local-time.ts";

test.each([
  ["UTC", "2026-11-30T19:00:00Z", "2026-11-30T00:00:00Z"],
  ["Europe/Berlin", "2026-11-30T23:30:00Z", "2026-11-30T23:00:00Z"],
  ["America/New_York", "2026-11-30T03:00:00Z", "2026-11-29T05:00:00Z"],
  ["Asia/Kolkata", "2026-11-30T18:30:00Z", "2026-11-30T18:30:00Z"],
  // The clock went forward, or back, since midnight.
  ["Europe/Berlin", "2026-03-29T10:00:00Z", "2026-03-28T23:00:00Z"],
  ["Europe/Berlin", "2026-10-25T10:00:00Z", "2026-10-24T22:00:00Z"],
  // There was no midnight: the clock went from 23:59 to 01:00.
  ["Africa/Cairo", "2026-04-24T10:00:00Z", "2026-04-23T22:00:00Z"],
])("[B-95] the day in %s of %s began at %s", (timeZone, at, began) => {
  expect(new Date(dayStart(timeZone, Date.parse(at))).toISOString()).toBe(new Date(began).toISOString());
});
