import { afterEach, expect, test, vi } from "vitest";
import { systemClock } from "./clock.ts";

afterEach(() => vi.useRealTimers());

test("nothing runs before its time on this clock, also when the machine's is set back meanwhile", () => {
  vi.useFakeTimers({ now: 1_000_000 });
  const clock = systemClock();
  const ranAt: number[] = [];
  clock.schedule(1_010_000, () => ranAt.push(clock.now()));
  clock.now();
  vi.setSystemTime(990_000);
  vi.advanceTimersByTime(10_000);
  expect(ranAt).toEqual([]);
  vi.advanceTimersByTime(15_000);
  expect(ranAt).toHaveLength(1);
  expect(ranAt[0]).toBeGreaterThanOrEqual(1_010_000);
});

test("what has been taken back does not run", () => {
  vi.useFakeTimers({ now: 0 });
  const clock = systemClock();
  const ran = vi.fn<() => void>();
  const cancel = clock.schedule(1_000, ran);
  cancel();
  vi.advanceTimersByTime(5_000);
  expect(ran).not.toHaveBeenCalled();
});

test("what is due already runs soon, and Node has nothing to warn of", async () => {
  const warnings: string[] = [];
  const note = ({ name }: Error) => warnings.push(name);
  process.on("warning", note);
  const clock = systemClock();
  const ran = await new Promise((resolve) => {
    // The timer is not what keeps a process running.
    const alive = setTimeout(() => resolve(false), 5_000);
    clock.schedule(clock.now() - 30, () => {
      clearTimeout(alive);
      resolve(true);
    });
  });
  process.off("warning", note);
  expect({ ran, warnings }).toEqual({ ran: true, warnings: [] });
});
