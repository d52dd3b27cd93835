/** Time as a capability handed in: nothing else in the server asks the machine what time it is. */
export interface Clock {
  /** ms since epoch; never goes back. */
  now(): number;
  /** Runs `action` once `dueAt` (ms since epoch) has come; the result takes it back. */
  schedule(dueAt: number, action: () => void): () => void;
}

/** Longest delay a timer of the platform can bear. */
const timerMsMax = 2 ** 31 - 1;

/** The machine's own clock. When it is set back, time stands still here until it has caught up. */
export function systemClock(): Clock {
  let latest = 0;
  const now = () => {
    latest = Math.max(latest, Date.now());
    return latest;
  };
  return {
    now,
    schedule(dueAt, action) {
      let timer: NodeJS.Timeout;
      // Timers run on another clock than `now`, and now and then a moment early: it is looked at again.
      const wait = () => {
        timer = setTimeout(wake, Math.min(Math.max(dueAt - now(), 0), timerMsMax));
        timer.unref();
      };
      const wake = () => {
        if (now() < dueAt) wait();
        else action();
      };
      wait();
      return () => clearTimeout(timer);
    },
  };
}
