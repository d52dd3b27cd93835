/**
 * Time as a capability handed in: nothing else in the server asks the machine what time it is.
 *
 * There are two times. The calendar says when something happened, and is what is written down; a
 * machine's calendar can be set, forward or back. The steady time says how long something takes: it
 * starts anywhere, runs at an even pace and never jumps, and every duration is measured with it.
 */
export interface Clock {
  /** The calendar: ms since epoch. Follows the machine's when that is set, so it may go back. */
  now(): number;
  /** The steady time in ms. */
  steady(): number;
  /** Runs `action` once the calendar shows `dueAt`, also when it is set meanwhile; the result takes it back. */
  schedule(dueAt: number, action: () => void): () => void;
  /** Runs `action` when `delayMs` of steady time have passed; the result takes it back. */
  after(delayMs: number, action: () => void): () => void;
}

/** What a clock is made of. */
export interface TimeSources {
  /** The machine's calendar, in ms since epoch. */
  calendar(): number;
  steady(): number;
  /** Runs `action` after at least about so many ms; the result takes it back. */
  setTimer(delayMs: number, action: () => void): () => void;
}

/** Who is told of what befalls a clock. */
export interface Told {
  /** Once of each jump of the machine's calendar. */
  jumped(byMs: number): void;
  /** What was due threw: a bug of one account's work must not end the process for all. */
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

/** So far the two times may drift apart before the calendar counts as set: no duration ever depends on it. */
const driftMsMax = 250;

/** A calendar that was set is followed when it has stayed there for so long: one that jumps back at once was never right. */
const believedAfterMs = 10_000;

/** How often it is looked whether the calendar was set. */
const lookEveryMs = 1_000;

/** The calendar, carried on by the steady time. */
export class SteadyClock implements Clock {
  readonly #sources: TimeSources;
  readonly #jumped: Told["jumped"];
  readonly #failed: Told["failed"];
  readonly #scheduled = new Set<{ arm(): void }>();
  /** What the calendar shows when the steady time is 0. */
  #epoch: number;
  /** The calendar shows something else: by how much, and since when. */
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
