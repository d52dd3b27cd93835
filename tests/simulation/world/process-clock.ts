import { type Clock, SteadyClock } from "#server/ports/clock.ts";
import type { WorldTime } from "./world-time.ts";

/** The clock of one server process: its machine's calendar may be set, and when it dies its timers die with it. */
export interface ProcessClock extends Clock {
  /** Sets the machine's calendar to be behind the world's time by so many ms. */
  setBack(behindMs: number): void;
  die(): void;
}

/** The server's own clock over the world's time. */
export function processClock(time: WorldTime): ProcessClock {
  let behindMs = 0;
  let isDead = false;
  const clock = new SteadyClock({
    calendar: () => time.now - behindMs,
    steady: () => time.now,
    setTimer: (delayMs, action) =>
      time.schedule(time.now + delayMs, () => {
        if (!isDead) action();
      }),
  });
  const look = () => {
    if (isDead) return;
    clock.look();
    time.schedule(time.now + 1_000, look);
  };
  look();
  return {
    now: () => clock.now(),
    steady: () => clock.steady(),
    schedule: (dueAt, action) => clock.schedule(dueAt, action),
    after: (delayMs, action) => clock.after(delayMs, action),
    setBack: (byMs) => void (behindMs = byMs),
    die() {
      isDead = true;
    },
  };
}
