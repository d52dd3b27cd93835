/**
 * Readers–writer lock. Any number of holders may share it, or one holds it alone. A waiting exclusive holder
 * blocks later ones, so that nobody starves.
 */
export class ReadWriteLock {
  /** Number of shared holders; -1 = one exclusive holder. */
  #holders = 0;
  readonly #waiting: { readonly isAlone: boolean; readonly enter: () => void }[] = [];

  /**
   * Returns `null` when the lock was acquired at once, otherwise a promise that resolves when it is. Every
   * acquisition needs one `release`.
   */
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
