import { type Clock, SteadyClock, type Told } from "#server/ports/clock.ts";

export interface ManualClock extends Clock {
  /** Lets this much time pass; what comes due meanwhile runs in order, each at its own moment. */
  pass(ms: number): void;
  /** Lets time pass with nobody awake to notice: what came due runs late, as after a sleep. */
  sleep(ms: number): void;
  /** Sets the machine's calendar forward or, below 0, back; the server looks at it whenever time passes. */
  setCalendar(byMs: number): void;
}

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** The server's clock over a machine whose time moves when the test says so. */
export function manualClock(startsAt = 1_800_000_000_000, told?: Told): ManualClock {
  let now = 0;
  let setBy = 0;
  const due = new Set<Timer>();
  const runDue = (until: number) => {
    for (;;) {
      const next = [...due].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (!next) return;
      due.delete(next);
      now = Math.max(now, next.at);
      next.action();
    }
  };
  const sources = {
    calendar: () => startsAt + setBy + now,
    steady: () => now,
    setTimer(delayMs: number, action: () => void) {
      const timer = { at: now + delayMs, action };
      due.add(timer);
      if (delayMs <= 0) setImmediate(() => runDue(now));
      return () => void due.delete(timer);
    },
  };
  const clock = new SteadyClock(sources, told);
  return {
    now: () => clock.now(),
    steady: () => clock.steady(),
    schedule: (dueAt, action) => clock.schedule(dueAt, action),
    after: (delayMs, action) => clock.after(delayMs, action),
    pass(ms) {
      const until = now + ms;
      runDue(until);
      now = until;
      clock.look();
      runDue(now);
    },
    sleep(ms) {
      now += ms;
      runDue(now);
      clock.look();
      runDue(now);
    },
    setCalendar(byMs) {
      setBy += byMs;
      clock.look();
    },
  };
}
