const nobody: (() => void)[] = [];

/**
 * A mutex for each key, in first-come order: two messages to one chat are stored in the order of their
 * arrival.
 */
export class KeyedMutex {
  /** For each key whose turn somebody has, those who wait for theirs. */
  readonly #waiting = new Map<string, (() => void)[]>();

  async run<Result>(key: string, action: () => Promise<Result>): Promise<Result> {
    await this.acquire(key);
    try {
      return await action();
    } finally {
      this.release(key);
    }
  }

  /**
   * Returns `null` when the mutex was acquired at once, otherwise a promise that resolves when it is. Every
   * acquisition needs one `release`.
   */
  acquire(key: string): Promise<void> | null {
    const waiting = this.#waiting.get(key);
    if (!waiting) {
      this.#waiting.set(key, nobody);
      return null;
    }
    return new Promise((resolve) => {
      if (waiting === nobody) this.#waiting.set(key, [resolve]);
      else waiting.push(resolve);
    });
  }

  release(key: string): void {
    const next = this.#waiting.get(key)?.shift();
    if (next) next();
    else this.#waiting.delete(key);
  }
}
