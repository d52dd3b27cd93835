import type { Clock } from "../ports/clock.ts";

/** What is to be looked at when. Losing them loses nothing: they are made again from the logs. */
export class Reminders {
  readonly #clock: Clock;
  readonly #set = new Map<string, { readonly dueAt: number; readonly cancel: () => void }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs `action` at `dueAt` in place of whatever was set under this key; `null` only takes that back. */
  set(key: string, dueAt: number | null, action: () => void): void {
    const known = this.#set.get(key);
    if (known?.dueAt === dueAt) return;
    known?.cancel();
    this.#set.delete(key);
    if (dueAt === null) return;
    const cancel = this.#clock.schedule(dueAt, () => {
      this.#set.delete(key);
      action();
    });
    this.#set.set(key, { dueAt, cancel });
  }

  /** Takes everything back. */
  clear(): void {
    for (const { cancel } of this.#set.values()) cancel();
    this.#set.clear();
  }
}
