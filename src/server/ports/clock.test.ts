import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { manualClock } from "../../../tests/support/manual-clock.ts";
import { systemClock } from "./clock.ts";

const hour = 3_600_000;
const start = 1_000 * hour;

afterEach(() => vi.useRealTimers());

describe.each(["system", "manual"] as const)("the %s clock", (kind) => {
  let jumps: number[];
  let failures: unknown[];
  let time: ReturnType<typeof given>;

  function given() {
    jumps = [];
    failures = [];
    const told = {
      jumped: (byMs: number) => void jumps.push(byMs),
      failed: (bug: unknown) => void failures.push(bug),
    };
    if (kind === "manual") {
      const clock = manualClock(start, told);
      return {
        clock,
        set: (byMs: number) => clock.setCalendar(byMs),
        pass: (ms: number) => clock.pass(ms),
      };
    }
    vi.useFakeTimers({ now: start });
    return {
      clock: systemClock(told),
      set: (byMs: number) => void vi.setSystemTime(Date.now() + byMs),
      pass: (ms: number) => void vi.advanceTimersByTime(ms),
    };
  }

  beforeEach(() => {
    time = given();
  });

  test("shows the calendar, and runs what is due by it", () => {
    const { clock, pass } = time;
    const ranAt: number[] = [];
    clock.schedule(start + 10_000, () => ranAt.push(clock.now()));
    pass(9_999);
    expect([clock.now() - start, ranAt]).toEqual([9_999, []]);
    pass(1);
    expect(ranAt).toEqual([start + 10_000]);
  });

  test("what has been taken back does not run", () => {
    const { clock, pass } = time;
    const ran = vi.fn<() => void>();
    const cancels = [clock.schedule(start + 1_000, ran), clock.after(1_000, ran)];
    for (const cancel of cancels) cancel();
    pass(5_000);
    expect(ran).not.toHaveBeenCalled();
  });

  test("[V-17] what throws when it is due is told, and keeps nothing else from running", () => {
    const { clock, pass } = time;
    const ran = vi.fn<() => void>();
    const bug = new Error("A poisoned account");
    clock.after(1_000, () => {
      throw bug;
    });
    clock.schedule(start + 1_000, () => {
      throw bug;
    });
    clock.after(1_000, ran);
    pass(1_000);
    expect(failures).toEqual([bug, bug]);
    expect(ran).toHaveBeenCalledOnce();
  });

  test("[V-3] a calendar set back by an hour is followed, told once, and no duration gets longer", () => {
    const { clock, pass, set } = time;
    const ran: string[] = [];
    const steadyBefore = clock.steady();
    clock.after(60_000, () => ran.push("after"));
    clock.schedule(start + 60_000, () => ran.push("due"));
    set(-hour);
    pass(30_000);
    expect(clock.now()).toBe(start - hour + 30_000);
    expect(jumps).toEqual([-hour]);
    pass(30_000);
    expect(ran).toEqual(["after"]);
    expect(clock.steady() - steadyBefore).toBe(60_000);
    pass(hour - 1);
    expect(ran).toEqual(["after"]);
    pass(1);
    expect(ran).toEqual(["after", "due"]);
    expect(jumps).toEqual([-hour]);
  });

  test("[V-3] a calendar set forward by a day is followed, and what is due by it runs", () => {
    const { clock, pass, set } = time;
    const ran: string[] = [];
    clock.after(60_000, () => ran.push("after"));
    clock.schedule(start + 12 * hour, () => ran.push("due"));
    set(24 * hour);
    pass(30_000);
    expect(clock.now()).toBe(start + 24 * hour + 30_000);
    expect(ran).toEqual(["due"]);
    expect(jumps).toEqual([24 * hour]);
  });

  test("[V-3] a calendar that is set forward by a day for a moment and back is told once and never followed", () => {
    const { clock, pass, set } = time;
    const ran = vi.fn<() => void>();
    clock.schedule(start + 12 * hour, ran);
    set(24 * hour);
    pass(3_000);
    expect(clock.now()).toBe(start + 3_000);
    set(-24 * hour);
    pass(30_000);
    expect(clock.now()).toBe(start + 33_000);
    expect(jumps).toEqual([24 * hour]);
    expect(ran).not.toHaveBeenCalled();
  });
});

test("what is to run after months waits in pieces that a timer can bear", () => {
  const clock = manualClock(start);
  const { pass } = clock;
  const ran: string[] = [];
  const days = 24 * hour;
  clock.after(1_000, () => ran.push("second"));
  clock.schedule(start + 60 * days, () => ran.push("due"));
  clock.after(61 * days, () => ran.push("after"));
  pass(1_000);
  expect(ran).toEqual(["second"]);
  pass(60 * days - 1_001);
  expect(ran).toEqual(["second"]);
  pass(1);
  expect(ran).toEqual(["second", "due"]);
  pass(days);
  expect(ran).toEqual(["second", "due", "after"]);
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
