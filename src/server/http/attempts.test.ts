import { expect, test } from "vitest";
import { manualClock } from "../../../tests/support/manual-clock.ts";
import { attempts } from "./attempts.ts";

const windowMs = 60_000;

function given() {
  const clock = manualClock();
  const counts = new (attempts(clock))();
  const tryOnce = (key: string) => {
    let current = 0;
    counts.incr(key, (_error, result) => (current = result?.current ?? 0), windowMs, 10);
    return current;
  };
  return { clock, tryOnce };
}

test("[V-3] a window of attempts ends though the machine's calendar is set back by an hour meanwhile", () => {
  const { clock, tryOnce } = given();
  expect([tryOnce("a"), tryOnce("a"), tryOnce("b")]).toEqual([1, 2, 1]);
  clock.setCalendar(-3_600_000);
  clock.pass(windowMs - 1);
  expect(tryOnce("a")).toBe(3);
  clock.pass(1);
  expect(tryOnce("a")).toBe(1);
});

test("of many who try, those who tried first are forgotten", () => {
  const { tryOnce } = given();
  for (let one = 0; one <= 5_000; one++) tryOnce(`address ${one}`);
  expect([tryOnce("address 5000"), tryOnce("address 0")]).toEqual([2, 1]);
});
