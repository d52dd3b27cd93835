interface Lock {
  /** How many share it now; -1: one has it alone. */
  holders: number;
  readonly waiting: { readonly isAlone: boolean; readonly enter: () => void }[];
}

/**
 * Readers–writer lock for each key. Any number may share it, or one has it alone; whoever comes after
 * one that waits to be alone waits behind it, so that nobody waits for ever.
 */
export class SharedLock {
  readonly #locks = new Map<string, Lock>();

  /** `null`: it is held now; otherwise it is once the promise resolves. Each is to be ended by `leave`. */
  enter(key: string, isAlone: boolean): Promise<void> | null {
    const lock = this.#locks.get(key);
    if (!lock) {
      this.#locks.set(key, { holders: isAlone ? -1 : 1, waiting: [] });
      return null;
    }
    if (!isAlone && lock.holders > 0 && lock.waiting.length === 0) {
      lock.holders += 1;
      return null;
    }
    return new Promise((enter) => lock.waiting.push({ isAlone, enter }));
  }

  leave(key: string): void {
    const lock = this.#locks.get(key);
    if (!lock) throw new Error(`Nobody holds ${key}`);
    lock.holders = Math.max(0, lock.holders - 1);
    if (lock.holders > 0) return;
    const [next] = lock.waiting;
    if (!next) this.#locks.delete(key);
    else if (next.isAlone) {
      lock.holders = -1;
      lock.waiting.shift();
      next.enter();
    } else this.#admitSharers(lock);
  }

  /** All that wait up to the next who wants to be alone. */
  #admitSharers(lock: Lock): void {
    const end = lock.waiting.findIndex(({ isAlone }) => isAlone);
    const admitted = lock.waiting.splice(0, end === -1 ? lock.waiting.length : end);
    lock.holders = admitted.length;
    for (const { enter } of admitted) enter();
  }
}
