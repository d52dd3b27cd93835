/**
 * Most connections of one address that have not said who they are. Those who have are not counted: a
 * whole company, or everybody who comes through one proxy, has one address.
 */
const ofAddressMax = 1_000;

/** Connections that have not said who they are. */
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
