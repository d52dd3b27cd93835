/**
 * Most unidentified connections of one address. Identified ones do not count, because a whole company, or
 * everybody behind one proxy, has one address.
 */
const ofAddressMax = 1_000;

/** Connections whose clients have not identified themselves. */
export class UnidentifiedConnections {
  readonly #counts = new Map<string, number>();

  /** Counts one more; the result takes it away again. `null`: this address has too many. */
  admit(address: string): (() => void) | null {
    const count = this.#counts.get(address) ?? 0;
    if (count >= ofAddressMax) return null;
    this.#counts.set(address, count + 1);
    let isCounted = true;
    return () => {
      if (!isCounted) return;
      isCounted = false;
      const left = (this.#counts.get(address) ?? 0) - 1;
      if (left > 0) this.#counts.set(address, left);
      else this.#counts.delete(address);
    };
  }
}
