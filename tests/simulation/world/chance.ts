/** Chance from a seed: the same seed gives the same numbers, on every machine. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Between 0 and 1, without 1. */
  next(): number {
    // Mulberry32: small, and even enough for choosing what happens.
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** 0, 1 … `count` - 1. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  is(probability: number): boolean {
    return this.next() < probability;
  }

  /** So many letters that an id, or a secret, may be made of. */
  letters(count: number): string {
    return Array.from({ length: count }, () => letters.charAt(this.below(letters.length))).join("");
  }

  /** Another source, whose numbers do not depend on how often this one is asked from here on. */
  fork(): Chance {
    return new Chance(this.below(2 ** 32));
  }
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
