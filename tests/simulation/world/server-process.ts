/** Whether one server's process runs, stands still (what reaches it waits, in order) or is no more. */
export class ServerProcess {
  isDead = false;
  #waiting: (() => void)[] | null = null;

  get isPaused(): boolean {
    return this.#waiting !== null;
  }

  /** Something reaches the process: done at once, when it goes on, or never. */
  run(action: () => void): void {
    if (this.isDead) return;
    if (this.#waiting) this.#waiting.push(action);
    else action();
  }

  /** Resolves at once while the process runs, when it goes on, or never. */
  goesOn(): Promise<void> {
    return new Promise((resolve) => this.run(resolve));
  }

  pause(): void {
    this.#waiting ??= [];
  }

  /** Goes on, and knows of no pause: everything that came meanwhile reaches it now. */
  resume(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const action of waiting) this.run(action);
  }

  die(): void {
    this.isDead = true;
    this.#waiting = null;
  }
}
