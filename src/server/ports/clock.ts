/**
 * Time as a capability: nothing else in the server asks the machine for the time.
 *
 * There are two times. The calendar says when something happened, and is stored; a machine's calendar can be
 * set forward or back. The steady time measures durations: it starts anywhere, runs evenly and never jumps.
 */
export interface Clock {
  /** The calendar: ms since epoch. Follows the machine's when that is set, so it may go back. */
  now(): number;
  /** The steady time in ms. */
  steady(): number;
  /**
   * Runs `action` once the calendar shows `dueAt`, even when the calendar is set meanwhile. Returns a
   * function that cancels it.
   */
  schedule(dueAt: number, action: () => void): () => void;
  /** Runs `action` when `delayMs` of steady time have passed; the result takes it back. */
  after(delayMs: number, action: () => void): () => void;
}

/** The platform's time and timers. */
export interface TimeSources {
  /** The machine's calendar, in ms since epoch. */
  calendar(): number;
  steady(): number;
  /** Runs `action` after at least about `delayMs`. Returns a function that cancels it. */
  setTimer(delayMs: number, action: () => void): () => void;
}

/** Callbacks of a clock. */
export interface Told {
  /** Once of each jump of the machine's calendar. */
  jumped(byMs: number): void;
  /** Called when a due action threw: a bug in one account must not end the process for all. */
  failed(bug: unknown): void;
}

const noOneTold: Told = {
  jumped() {},
  failed(bug) {
    throw bug;
  },
};

/** Longest delay a timer of the platform can bear. */
const timerMsMax = 2 ** 31 - 1;

/** Drift between the two times up to which the calendar counts as right. No duration depends on it. */
const driftMsMax = 250;

/**
 * A changed calendar is adopted once it has been stable for this long; one that jumps back at once was never
 * right.
 */
const believedAfterMs = 10_000;

/** How often the calendar is compared with the steady time. */
const lookEveryMs = 1_000;

/** The calendar, carried on by the steady time. */
export class SteadyClock implements Clock {
  readonly #sources: TimeSources;
  readonly #jumped: Told["jumped"];
  readonly #failed: Told["failed"];
  readonly #scheduled = new Set<{ arm(): void }>();
  /** The calendar's reading at steady time 0. */
  #epoch: number;
  /** A deviation of the calendar that is not believed yet. */
  #doubt: { readonly byMs: number; readonly since: number } | null = null;

  constructor(sources: TimeSources, { jumped, failed }: Told = noOneTold) {
    this.#sources = sources;
    this.#jumped = jumped;
    this.#failed = failed;
    this.#epoch = sources.calendar() - sources.steady();
  }

  now(): number {
    return Math.floor(this.#epoch + this.#sources.steady());
  }

  steady(): number {
    return this.#sources.steady();
  }

  schedule(dueAt: number, action: () => void): () => void {
    let cancel = () => {};
    const entry = {
      arm: () => {
        cancel();
        cancel = this.after(dueAt - this.now(), wake);
      },
    };
    const wake = () => {
      if (this.now() < dueAt) {
        entry.arm();
        return;
      }
      this.#scheduled.delete(entry);
      action();
    };
    this.#scheduled.add(entry);
    entry.arm();
    return () => {
      this.#scheduled.delete(entry);
      cancel();
    };
  }

  after(delayMs: number, action: () => void): () => void {
    const { steady, setTimer } = this.#sources;
    const dueAt = steady() + delayMs;
    let cancel = () => {};
    const wait = () => {
      cancel = setTimer(Math.min(Math.max(0, Math.ceil(dueAt - steady())), timerMsMax), wake);
    };
    // A timer of the platform may run a moment early, or be one of several for a long delay.
    const wake = () => {
      if (steady() < dueAt) wait();
      else this.#run(action);
    };
    wait();
    return () => cancel();
  }

  #run(action: () => void): void {
    try {
      action();
    } catch (bug) {
      this.#failed(bug);
    }
  }

  /** Compares the machine's calendar with this one, and follows it when it was set for good. */
  look(): void {
    const steady = this.#sources.steady();
    const byMs = Math.round(this.#sources.calendar() - steady - this.#epoch);
    if (Math.abs(byMs) <= driftMsMax) {
      this.#doubt = null;
      return;
    }
    if (!this.#doubt || Math.abs(byMs - this.#doubt.byMs) > driftMsMax) {
      this.#doubt = { byMs, since: steady };
      this.#jumped(byMs);
    } else if (steady - this.#doubt.since >= believedAfterMs) {
      this.#doubt = null;
      this.#epoch += byMs;
      for (const entry of this.#scheduled) entry.arm();
    }
  }
}

/** The machine's own clock. */
export function systemClock(told: Told = noOneTold): Clock {
  const sources: TimeSources = {
    calendar: () => Date.now(),
    steady: () => performance.now(),
    setTimer(delayMs, action) {
      const timer = setTimeout(action, delayMs);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
  const clock = new SteadyClock(sources, told);
  setInterval(() => clock.look(), lookEveryMs).unref();
  return clock;
}
