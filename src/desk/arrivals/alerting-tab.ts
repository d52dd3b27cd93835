/**
 * Which of a user's tabs alerts: the one that was used last, and when it is closed another. Browsers without locks,
 * and pages without HTTPS, have each tab alert by itself.
 */
export class AlertingTab {
  readonly #locks: LockManager | undefined;
  readonly #name: string;
  #isHolding = false;
  #release = () => {};
  #waiting = new AbortController();
  #isStopped = false;

  constructor(name: string, locks: LockManager | undefined) {
    this.#name = name;
    this.#locks = locks;
  }

  start(): void {
    this.#wait();
  }

  readonly isThis = (): boolean => this.#locks === undefined || this.#isHolding;

  /** The user is here now. */
  readonly use = (): void => {
    if (this.isThis() || this.#isStopped) return;
    this.#waiting.abort();
    this.#hold({ steal: true });
  };

  /** The tab is left, and another one has its turn. */
  stop(): void {
    this.#isStopped = true;
    this.#isHolding = false;
    this.#waiting.abort();
    this.#release();
  }

  #wait(): void {
    this.#waiting = new AbortController();
    this.#hold({ signal: this.#waiting.signal });
  }

  #hold(options: LockOptions): void {
    let isGranted = false;
    const held = this.#locks?.request(this.#name, options, () => {
      isGranted = true;
      this.#isHolding = true;
      return new Promise<void>((resolve) => (this.#release = resolve));
    });
    held?.catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== "AbortError") throw error;
      // One that was still waiting was given up by this tab itself; one that was granted, another tab has taken.
      if (!isGranted) return;
      this.#isHolding = false;
      if (!this.#isStopped) this.#wait();
    });
  }
}
