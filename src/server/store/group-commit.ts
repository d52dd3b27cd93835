import type { Meter } from "../ports/meter.ts";
import { type Save, type SaveOutcome, StoreFault } from "../ports/store.ts";

/** Most saves that may wait for a database that is slower than they come; more are refused at once. */
const waitingMax = 20_000;

/** What is written together with others: a save, or something else that must go through the one writer. */
interface Waiting {
  readonly save: Save;
  readonly resolve: (outcome: SaveOutcome) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Gathers saves that come together and hands them to `commit` as one batch, one batch at a time.
 * Nothing waits for a timer: the first save of an idle writer goes at the end of the present turn
 * of the event loop, those that come while a batch is being written make the next one.
 */
export class GroupCommit {
  readonly #commit: (saves: readonly Save[]) => Promise<readonly SaveOutcome[]> | readonly SaveOutcome[];
  readonly #batchMax: number;
  readonly #meter: Meter;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;

  constructor(
    commit: (saves: readonly Save[]) => Promise<readonly SaveOutcome[]> | readonly SaveOutcome[],
    { batchMax, meter }: { batchMax: number; meter: Meter },
  ) {
    this.#commit = commit;
    this.#batchMax = batchMax;
    this.#meter = meter;
  }

  save(save: Save): Promise<SaveOutcome> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= waitingMax) {
        reject(new StoreFault(`More than ${waitingMax} saves wait to be written`, undefined));
        return;
      }
      this.#waiting.push({ save, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when everything that was handed in has been settled. */
  async drain(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await endOfTurn();
      const batch = this.#waiting.splice(0, this.#batchMax);
      await this.#write(batch);
    }
    this.#running = null;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const startedAt = performance.now();
    const tell = (isWritten: boolean) =>
      this.#meter.batchWritten(batch.length, performance.now() - startedAt, isWritten);
    try {
      const outcomes = await this.#commit(batch.map(({ save }) => save));
      tell(true);
      for (const [index, { resolve }] of batch.entries()) {
        const outcome = outcomes[index];
        if (!outcome) throw new Error("A save of the batch has no outcome");
        resolve(outcome);
      }
    } catch (fault) {
      tell(false);
      for (const { reject } of batch) reject(fault);
    }
  }
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
