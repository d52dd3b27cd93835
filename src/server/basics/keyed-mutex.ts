const nobody: (() => void)[] = [];

/**
 * A mutual exclusion for each key: whoever comes with one that is held goes after those who came before:
 * what two people say to one chat is stored in the order in which it arrived.
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

  /** `null`: it is held now; otherwise it is once the promise resolves. Each is to be ended by `release`. */
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
