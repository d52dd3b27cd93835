import type { Clock } from "#server/ports/clock.ts";
import type { WorldTime } from "./world-time.ts";

/** The clock of one server process: its machine's may be set back a little, and when it dies its timers die with it. */
export interface ProcessClock extends Clock {
  /** By how much the machine's clock is behind the world's time, in ms. */
  behindMs: number;
  die(): void;
}

/** Keeps the promises of the port as the real clock does: set back, it stands still until it has caught up. */
export function processClock(time: WorldTime): ProcessClock {
  let latest = 0;
  let isDead = false;
  const clock: ProcessClock = {
    behindMs: 0,
    now() {
      latest = Math.max(latest, time.now - clock.behindMs);
      return latest;
    },
    schedule(dueAt, action) {
      let cancel = () => {};
      const wait = () => {
        cancel = time.schedule(time.now + Math.max(0, dueAt - clock.now()), wake);
      };
      const wake = () => {
        if (isDead) return;
        if (clock.now() < dueAt) cancel = time.schedule(time.now + 1, wake);
        else action();
      };
      wait();
      return () => cancel();
    },
    die() {
      isDead = true;
    },
  };
  return clock;
}
