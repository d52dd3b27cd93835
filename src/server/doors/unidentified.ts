import { addressGroup } from "../edge/address-group.ts";

/**
 * Most unidentified connections of one address. Identified ones do not count, because a whole company has one
 * address.
 */
export const unidentifiedOfAddressMax = 1_000;

/** Most unidentified connections of all addresses together. */
export const unidentifiedMax = 20_000;

interface Admitted {
  readonly group: string;
  readonly end: () => void;
}

/**
 * Connections whose clients have not identified themselves: a user does so by a session, a customer by a
 * chat. A secret that nobody has used before proves nothing.
 */
export class UnidentifiedConnections {
  /** The one that came first stands first. */
  readonly #admitted = new Set<Admitted>();
  readonly #counts = new Map<string, number>();

  /**
   * Counts one more; the result takes it away again. `end` ends the connection. `null`: there are too many of
   * this address, or of all and none of these is of an address that has more. Otherwise the oldest such makes
   * room, so that a few addresses cannot shut everybody out.
   */
  admit(address: string, end: () => void): (() => void) | null {
    const group = addressGroup(address);
    const count = this.#countOf(group);
    if (count >= unidentifiedOfAddressMax) return null;
    if (this.#admitted.size >= unidentifiedMax && !this.#endOneOfMoreThan(count)) return null;
    const admitted = { group, end };
    this.#admitted.add(admitted);
    this.#counts.set(group, count + 1);
    return () => this.#leave(admitted);
  }

  #countOf(group: string): number {
    return this.#counts.get(group) ?? 0;
  }

  #endOneOfMoreThan(count: number): boolean {
    for (const one of this.#admitted) {
      if (this.#countOf(one.group) <= count) continue;
      this.#leave(one);
      one.end();
      return true;
    }
    return false;
  }

  #leave(admitted: Admitted): void {
    if (!this.#admitted.delete(admitted)) return;
    const left = this.#countOf(admitted.group) - 1;
    if (left > 0) this.#counts.set(admitted.group, left);
    else this.#counts.delete(admitted.group);
  }
}
