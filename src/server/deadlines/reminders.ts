import type { Clock } from "../ports/clock.ts";

/** Something that runs out: both in ms since epoch, as they are written down. */
export interface Term {
  readonly since: number;
  readonly dueAt: number;
}

/** Waits until it is due and then hands over what is to be done; the result ends the wait. */
type Arm = (dueAt: number, done: (action: () => void) => void) => () => void;

/** What is to be looked at when. Losing them loses nothing: they are made again from the logs. */
export class Reminders {
  readonly #clock: Clock;
  readonly #set = new Map<string, { readonly dueAt: number; readonly cancel: () => void }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs `action` when the calendar shows `dueAt`, in place of whatever was set under this key; `null` only takes that back. */
  setAt(key: string, dueAt: number | null, action: () => void): void {
    this.#put(key, dueAt, (due, done) => this.#clock.schedule(due, () => done(action)));
  }

  /**
   * Runs `action` when the term is over, in place of whatever was set under this key; `null` only
   * takes that back. A term lasts as long as it lasts: when the calendar is set meanwhile, it ends
   * neither earlier nor later, and `action` is told a time by which it is over.
   */
  setTerm(key: string, term: Term | null, action: (now: () => number) => void): void {
    this.#put(key, term?.dueAt ?? null, (dueAt, done) => {
      // A term that begins in the future began before the calendar was set back.
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
