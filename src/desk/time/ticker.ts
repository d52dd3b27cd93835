/**
 * The one clock of the screen. It ticks on each whole second of the server's time and at moments requested by
 * components, so that an alert turns exactly when it must. It stops while nobody listens.
 */
export class Ticker {
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #tickedAt: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(now: () => number) {
    this.#now = now;
    this.#tickedAt = now();
  }

  /** Server's time at the last tick, in ms since epoch. */
  readonly get = (): number => this.#tickedAt;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#run();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) clearTimeout(this.#timer);
    };
  };

  /** Ticks at this moment too, or now if it has passed since the last tick; the result takes it back. */
  tickAt(at: number): () => void {
    if (at <= this.#tickedAt) return () => {};
    const timer = setTimeout(() => this.tick(), Math.min(Math.max(0, at - this.#now()), 2_147_483_647));
    return () => clearTimeout(timer);
  }

  /** Ticks now: the page is visible again after its timers slept. */
  tick(): void {
    this.#tickedAt = this.#now();
    for (const listener of this.#listeners) listener();
  }

  #run(): void {
    this.#tickedAt = this.#now();
    this.#timer = setTimeout(
      () => {
        this.#run();
        for (const listener of this.#listeners) listener();
      },
      1000 - (this.#now() % 1000),
    );
  }
}
