interface Timer {
  readonly at: number;
  readonly order: number;
  readonly action: () => void;
  isOff: boolean;
}

/**
 * The one clock of a simulated world, in ms since epoch. Whatever waits for anything, pages, frames on
 * their way and servers, waits here; what is due at one moment happens before anything is awaited, and
 * then the world comes to rest before time goes on.
 */
export class WorldTime {
  now = 1_800_000_000_000;
  /** How much of it has gone by while nobody was awake. */
  sleptMs = 0;
  /** By time, then by when they were set. */
  readonly #timers: Timer[] = [];
  readonly #rest: () => Promise<void>;
  #order = 0;

  constructor(rest: () => Promise<void>) {
    this.#rest = rest;
  }

  /** Runs `action` at `at`, or as soon as time is let go on; the result takes it back. */
  schedule(at: number, action: () => void): () => void {
    const timer: Timer = { at, order: this.#order++, action, isOff: false };
    this.#timers.splice(this.#placeOf(timer), 0, timer);
    return () => {
      timer.isOff = true;
    };
  }

  /** Lets this much time go by; what comes due happens at its own moment, one after the other. */
  async pass(ms: number): Promise<void> {
    await this.#goOn(this.now + ms);
  }

  /** Lets time go by while nobody is awake, neither servers nor pages: all that came due happens late. */
  async sleep(ms: number): Promise<void> {
    this.now += ms;
    this.sleptMs += ms;
    await this.#goOn(this.now);
  }

  async #goOn(until: number): Promise<void> {
    await this.#rest();
    for (;;) {
      const [first] = this.#timers;
      if (!first || first.at > until) break;
      const { at } = first;
      this.now = Math.max(this.now, at);
      while (this.#timers[0]?.at === at) {
        const timer = this.#timers.shift();
        if (timer && !timer.isOff) timer.action();
      }
      await this.#rest();
    }
    this.now = Math.max(this.now, until);
  }

  #placeOf({ at }: Timer): number {
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#timers[middle]?.at ?? Infinity) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
