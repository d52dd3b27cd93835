import type { Clock } from "#server/ports/clock.ts";

export interface ManualClock extends Clock {
  /** Lets this much time pass; what comes due meanwhile runs in order, each at its own moment. */
  pass(ms: number): void;
  /** Lets time pass with nobody awake to notice: what came due runs late, as after a sleep. */
  sleep(ms: number): void;
}

/** A clock that moves when the test says so. */
export function manualClock(startsAt = 1_800_000_000_000): ManualClock {
  let now = startsAt;
  const due = new Set<{ readonly at: number; readonly action: () => void }>();
  const runDue = (until: number) => {
    for (;;) {
      const next = [...due].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (!next) return;
      due.delete(next);
      now = Math.max(now, next.at);
      next.action();
    }
  };
  return {
    now: () => now,
    schedule(at, action) {
      const entry = { at, action };
      due.add(entry);
      if (at <= now) setImmediate(() => runDue(now));
      return () => due.delete(entry);
    },
    pass(ms) {
      const until = now + ms;
      runDue(until);
      now = until;
    },
    sleep(ms) {
      now += ms;
      runDue(now);
    },
  };
}
