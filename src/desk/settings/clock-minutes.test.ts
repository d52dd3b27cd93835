import { expect, test } from "vitest";
import { clockOfMinutes, endOfClock, minutesOfClock } from "./clock-minutes.ts";

test("[B-15] times of a form are minutes of the day and back, and a period may end at midnight", () => {
  for (let minutes = 0; minutes < 1_440; minutes++) {
    expect(minutesOfClock(clockOfMinutes(minutes))).toBe(minutes);
  }
  expect(clockOfMinutes(1_440)).toBe("00:00");
  expect(endOfClock("00:00")).toBe(1_440);
  expect(endOfClock("17:30")).toBe(1_050);
  expect(minutesOfClock("00:00")).toBe(0);
  expect([minutesOfClock(""), endOfClock("9")]).toEqual([null, null]);
});
