/**
 * Readers–writer lock. Any number may share it, or one has it alone; whoever comes after one that waits
 * to be alone waits behind it, so that nobody waits for ever.
 */
export class ReadWriteLock {
  /** How many share it now; -1: one has it alone. */
  #holders = 0;
  readonly #waiting: { readonly isAlone: boolean; readonly enter: () => void }[] = [];

  /** `null`: it is held now; otherwise it is once the promise resolves. Each is to be ended by `release`. */
  acquire(isAlone: boolean): Promise<void> | null {
    const isFree = isAlone ? this.#holders === 0 : this.#holders >= 0;
    if (isFree && this.#waiting.length === 0) {
      this.#holders = isAlone ? -1 : this.#holders + 1;
      return null;
    }
    return new Promise((enter) => this.#waiting.push({ isAlone, enter }));
  }

  release(): void {
    if (this.#holders === 0) throw new Error("Nobody holds it");
    this.#holders = Math.max(0, this.#holders - 1);
    if (this.#holders > 0) return;
    const [next] = this.#waiting;
    if (next?.isAlone) {
      this.#holders = -1;
      this.#waiting.shift();
      next.enter();
    } else this.#admitSharers();
  }

  /** All that wait up to the next who wants to be alone. */
  #admitSharers(): void {
    const end = this.#waiting.findIndex(({ isAlone }) => isAlone);
    const admitted = this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
    this.#holders = admitted.length;
    for (const { enter } of admitted) enter();
  }
}
