import type { Clock } from "../ports/clock.ts";

/** A clock whose timers all end with the account that set them. */
export interface AccountClock extends Clock {
  stop(): void;
}

export function clockOfAccount(clock: Clock): AccountClock {
  const cancels = new Set<() => void>();
  let isStopped = false;
  const keep = (set: (run: () => void) => () => void, action: () => void): (() => void) => {
    if (isStopped) return () => {};
    const end = set(() => {
      cancels.delete(cancel);
      action();
    });
    const cancel = () => {
      cancels.delete(cancel);
      end();
    };
    cancels.add(cancel);
    return cancel;
  };
  return {
    now: () => clock.now(),
    steady: () => clock.steady(),
    after: (ms, action) => keep((run) => clock.after(ms, run), action),
    schedule: (at, action) => keep((run) => clock.schedule(at, run), action),
    stop() {
      isStopped = true;
      for (const cancel of cancels) cancel();
    },
  };
}
