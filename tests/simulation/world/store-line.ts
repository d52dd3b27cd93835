import { StoreFault } from "#server/ports/store.ts";
import type { Chance } from "./chance.ts";
import type { ServerProcess } from "./server-process.ts";
import type { WorldTime } from "./world-time.ts";

/** Outcome of an operation whose process died while it was running. */
const lost = Symbol("lost");

interface Needs {
  readonly time: WorldTime;
  readonly chance: Chance;
  readonly process: ServerProcess;
}

/** The line between one server's process and the store, which troubles can be made for. */
export class StoreLine {
  /** How much is being asked of the real store now: the world's time stands still meanwhile. */
  underway = 0;
  /** Up to so long every answer takes; 0 = none longer than it must. */
  slowMs = 0;
  /** This server's line is cut, and nobody else's. */
  isCutOff = false;
  readonly #needs: Needs;
  #lastTurnAt = 0;
  #settled: (() => void)[] = [];

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Resolves when nothing is being asked of the real store. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      if (this.underway === 0) resolve();
      else this.#settled.push(resolve);
    });
  }

  /** Asks the real store. A process that has died meanwhile gets no answer, one that stands still gets it later. */
  async ask<Result>(inOrder: boolean, real: () => Promise<Result>): Promise<Result> {
    const { process } = this.#needs;
    const never = () => new Promise<never>(() => {});
    if (process.isDead) return never();
    const before = this.#wait(inOrder);
    if (before) await before;
    // A process that has died meanwhile asks nothing any more.
    if (process.isDead) return never();
    if (this.isCutOff) throw new StoreFault("The simulated line to the store is cut", undefined);
    this.underway += 1;
    let fault: unknown = null;
    const result = await real()
      .catch((thrown: unknown): typeof lost => {
        fault = thrown;
        return lost;
      })
      .finally(() => this.#answered());
    const after = this.#wait(inOrder);
    if (after) await after;
    if (process.isDead) return never();
    if (process.isPaused) await process.goesOn();
    if (result === lost) throw fault;
    return result;
  }

  #answered(): void {
    this.underway -= 1;
    if (this.underway > 0) return;
    for (const tell of this.#settled.splice(0)) tell();
  }

  /** Saves keep their order, as they do in the real store. */
  #wait(inOrder: boolean): Promise<void> | null {
    const { time, chance } = this.#needs;
    if (this.slowMs === 0 && this.#lastTurnAt <= time.now) return null;
    const at = time.now + 10 * chance.below(Math.round(this.slowMs / 10) + 1);
    const turnAt = inOrder ? Math.max(at, this.#lastTurnAt) : at;
    if (inOrder) this.#lastTurnAt = turnAt;
    return new Promise((resolve) => time.schedule(turnAt, resolve));
  }
}
