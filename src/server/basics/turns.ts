const nobody: (() => void)[] = [];

/**
 * Lets those who have the same key in mind go one after the other, in the order in which they came:
 * what two people say to one chat is stored in the order in which it arrived.
 */
export class Turns {
  /** For each key whose turn somebody has, those who wait for theirs. */
  readonly #waiting = new Map<string, (() => void)[]>();

  async take<Result>(key: string, action: () => Promise<Result>): Promise<Result> {
    await this.enter(key);
    try {
      return await action();
    } finally {
      this.leave(key);
    }
  }

  /** `null`: it is their turn now; otherwise it is once the promise resolves. Each turn is to be ended by `leave`. */
  enter(key: string): Promise<void> | null {
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

  leave(key: string): void {
    const next = this.#waiting.get(key)?.shift();
    if (next) next();
    else this.#waiting.delete(key);
  }
}
