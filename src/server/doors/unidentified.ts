import { addressGroup } from "../edge/address-group.ts";

/**
 * Most unidentified connections of one address. Identified ones do not count, because a whole company has one
 * address.
 */
export const unidentifiedOfAddressMax = 1_000;

/** Most unidentified connections of all addresses together. */
export const unidentifiedMax = 20_000;

/**
 * Connections whose clients have not identified themselves: a user does so by a session, a customer by a
 * chat. A secret that nobody has used before proves nothing.
 */
export class UnidentifiedConnections {
  readonly #counts = new Map<string, number>();
  #count = 0;

  /** Counts one more; the result takes it away again. `null`: there are too many, of this address or of all. */
  admit(address: string): (() => void) | null {
    const group = addressGroup(address);
    const count = this.#counts.get(group) ?? 0;
    if (count >= unidentifiedOfAddressMax || this.#count >= unidentifiedMax) return null;
    this.#counts.set(group, count + 1);
    this.#count += 1;
    let isCounted = true;
    return () => {
      if (!isCounted) return;
      isCounted = false;
      this.#count -= 1;
      const left = (this.#counts.get(group) ?? 0) - 1;
      if (left > 0) this.#counts.set(group, left);
      else this.#counts.delete(group);
    };
  }
}
