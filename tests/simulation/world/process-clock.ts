import { type Clock, SteadyClock } from "#server/ports/clock.ts";
import type { ServerProcess } from "./server-process.ts";
import type { WorldTime } from "./world-time.ts";

/** The server's own clock over the world's time; its machine's calendar is behind by what `behindMs` says. */
export function processClock(time: WorldTime, process: ServerProcess, behindMs: () => number): Clock {
  const setTimer = (delayMs: number, action: () => void) => {
    let isOff = false;
    const cancel = time.schedule(time.now + delayMs, () =>
      // A timer of a process that stands still runs when that goes on.
      process.run(() => {
        if (!isOff) action();
      }),
    );
    return () => {
      isOff = true;
      cancel();
    };
  };
  const clock = new SteadyClock({
    calendar: () => time.now - behindMs(),
    steady: () => time.now,
    setTimer,
  });
  const look = () => {
    clock.look();
    setTimer(1_000, look);
  };
  look();
  return clock;
}
