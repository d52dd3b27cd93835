import { expect, test } from "vitest";
import { clockText, countdownText, waitText } from "./clock-text.ts";
import { durationWords } from "./duration-words.ts";

test("[B-60] time in a status is shown as hh:mm:ss", () => {
  expect(clockText(0)).toBe("00:00:00");
  expect(clockText(3_600_000 + 62_999)).toBe("01:01:02");
  expect(clockText(100 * 3_600_000)).toBe("100:00:00");
});

test("a wait is shown in minutes and seconds, with hours once there are some", () => {
  expect(waitText(72_400)).toBe("01:12");
  expect(waitText(3_723_000)).toBe("1:02:03");
});

test("a countdown shows zero only when nothing is left", () => {
  expect(countdownText(42_000)).toBe("0:42");
  expect(countdownText(1)).toBe("0:01");
  expect(countdownText(0)).toBe("0:00");
  expect(countdownText(3_600_000)).toBe("1:00:00");
});

test("[B-55] no time shown is negative", () => {
  expect([clockText(-5_000), waitText(-5_000), countdownText(-5_000), durationWords(-5_000)]).toEqual([
    "00:00:00",
    "00:00",
    "0:00",
    "0 s",
  ]);
});

test("a duration in words has its units", () => {
  expect(durationWords(72_000)).toBe("72 s");
  expect(durationWords(120_000)).toBe("2 min");
  expect(durationWords(192_000)).toBe("3 min 12 s");
  expect(durationWords(3_600_000 + 300_000)).toBe("1 h 5 min");
  expect(durationWords(7_200_000)).toBe("2 h");
});
