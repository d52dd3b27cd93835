import type { Clock } from "../ports/clock.ts";

/** Something that runs out: both in ms since epoch, as they are written down. */
export interface Term {
  readonly since: number;
  readonly dueAt: number;
}

/** Waits for the due time and then hands over the action; the returned function cancels the wait. */
type Arm = (dueAt: number, done: (action: () => void) => void) => () => void;

/** Pending reminders by name. They are derived from the logs, so losing them loses nothing. */
export class Reminders {
  readonly #clock: Clock;
  readonly #set = new Map<string, { readonly dueAt: number; readonly cancel: () => void }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Runs `action` when the calendar shows `dueAt`, replacing the reminder under this key; `null` only cancels
   * it.
   */
  setAt(key: string, dueAt: number | null, action: () => void): void {
    this.#put(key, dueAt, (due, done) => this.#clock.schedule(due, () => done(action)));
  }

  /**
   * Runs `action` when the term is over, replacing the reminder under this key; `null` only cancels it.
   * Setting the calendar does not change how long a term lasts, and `action` receives a time at which the
   * term is over.
   */
  setTerm(key: string, term: Term | null, action: (now: () => number) => void): void {
    this.#put(key, term?.dueAt ?? null, (dueAt, done) => {
      // A term that starts in the future started before the calendar was set back.
      const from = Math.max(this.#clock.now(), term?.since ?? dueAt);
      const now = () => Math.max(this.#clock.now(), dueAt);
      return this.#clock.after(dueAt - from, () => done(() => action(now)));
    });
  }

  get held(): number {
    return this.#set.size;
  }

  /** Takes everything back. */
  clear(): void {
    for (const { cancel } of this.#set.values()) cancel();
    this.#set.clear();
  }

  #put(key: string, dueAt: number | null, arm: Arm): void {
    const known = this.#set.get(key);
    if (known?.dueAt === dueAt) return;
    known?.cancel();
    this.#set.delete(key);
    if (dueAt === null) return;
    const cancel = arm(dueAt, (action) => {
      this.#set.delete(key);
      action();
    });
    this.#set.set(key, { dueAt, cancel });
  }
}
