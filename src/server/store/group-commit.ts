import type { AccountId } from "#core/ids.ts";
import type { Meter } from "../ports/meter.ts";
import { type Save, StoreBusyFault, type SaveOutcome } from "../ports/store.ts";

/** Most saves that may wait for a database that is slower than they come; more are refused at once. */
const waitingMax = 20_000;

/** Most of them that may be one account's, so that the others have room whatever one of them does. */
const waitingOfAccountMax = 10_000;

/** A save that waits for its batch. */
interface Waiting {
  readonly save: Save;
  readonly since: number;
  readonly resolve: (outcome: SaveOutcome) => void;
  readonly reject: (fault: unknown) => void;
}

type Commit = (saves: readonly Save[]) => Promise<readonly SaveOutcome[]> | readonly SaveOutcome[];

interface Options {
  readonly batchMax: number;
  readonly meter: Meter;
  readonly turnMs: number;
}

/**
 * Gathers saves into batches and hands them to `commit`, one batch at a time. No batch waits for a timer: an
 * idle writer starts at the end of the present turn of the event loop, and saves that arrive during a write
 * form the next batch. A batch takes from each account in turn, and each account's saves in order. A save
 * that has waited for `turnMs` is refused untried with a `StoreBusyFault`.
 */
export class GroupCommit {
  readonly #commit: Commit;
  readonly #batchMax: number;
  readonly #meter: Meter;
  readonly #turnMs: number;
  /** Waiting saves by account; the account whose turn is next comes first. */
  readonly #waiting = new Map<AccountId, Waiting[]>();
  #count = 0;
  #running: Promise<void> | null = null;
  #refusal: NodeJS.Timeout | null = null;

  constructor(commit: Commit, { batchMax, meter, turnMs }: Options) {
    this.#commit = commit;
    this.#batchMax = batchMax;
    this.#meter = meter;
    this.#turnMs = turnMs;
  }

  save(save: Save): Promise<SaveOutcome> {
    return new Promise((resolve, reject) => {
      const ofAccount = this.#waiting.get(save.accountId) ?? [];
      if (this.#count >= waitingMax || ofAccount.length >= waitingOfAccountMax) {
        reject(new StoreBusyFault(`${this.#count} saves wait to be written`));
        return;
      }
      ofAccount.push({ save, since: performance.now(), resolve, reject });
      this.#waiting.set(save.accountId, ofAccount);
      this.#count += 1;
      this.#running ??= this.#run();
      this.#refusal ??= this.#refuseIn(this.#turnMs);
    });
  }

  /** Resolves when everything that was handed in has been settled. */
  async drain(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#count > 0) {
      await endOfTurn();
      const batch = this.#nextBatch();
      if (batch.length > 0) await this.#write(batch);
    }
    this.#running = null;
    if (this.#refusal) clearTimeout(this.#refusal);
    this.#refusal = null;
  }

  /** One of each account, and again, until the batch is full. */
  #nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    if (this.#waiting.size === 1 || this.#count <= this.#batchMax) {
      for (const [accountId, ofAccount] of this.#waiting) {
        batch.push(...ofAccount.splice(0, this.#batchMax));
        if (ofAccount.length === 0) this.#waiting.delete(accountId);
      }
    } else {
      this.#takeInTurn(batch);
    }
    this.#count -= batch.length;
    return batch;
  }

  #takeInTurn(batch: Waiting[]): void {
    const shareMin = Math.max(1, Math.floor(this.#batchMax / this.#waiting.size));
    for (const [accountId, ofAccount] of this.#waiting) {
      const room = this.#batchMax - batch.length;
      if (room === 0) return;
      batch.push(...ofAccount.splice(0, Math.min(shareMin, room)));
      // An account that has been served goes to the end of the line.
      this.#waiting.delete(accountId);
      if (ofAccount.length > 0) this.#waiting.set(accountId, ofAccount);
    }
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const startedAt = performance.now();
    const tell = (isWritten: boolean) =>
      this.#meter.batchWritten(batch.length, performance.now() - startedAt, isWritten);
    try {
      const outcomes = await this.#commit(batch.map(({ save }) => save));
      tell(true);
      batch.forEach(({ resolve }, index) => {
        const outcome = outcomes[index];
        if (!outcome) throw new Error("A save of the batch has no outcome");
        resolve(outcome);
      });
    } catch (fault) {
      tell(false);
      for (const { reject } of batch) reject(fault);
    }
  }

  #refuseIn(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#refuseOld(), ms).unref();
  }

  /** Refuses saves that have waited too long, and sets the timer for the next one. */
  #refuseOld(): void {
    const tooOld = performance.now() - this.#turnMs;
    let oldest: number | null = null;
    for (const [accountId, ofAccount] of this.#waiting) {
      const end = ofAccount.findIndex(({ since }) => since > tooOld);
      const refused = ofAccount.splice(0, end === -1 ? ofAccount.length : end);
      this.#count -= refused.length;
      for (const { reject } of refused) {
        reject(new StoreBusyFault(`The database was waited for ${this.#turnMs} ms`));
      }
      const [first] = ofAccount;
      if (!first) this.#waiting.delete(accountId);
      else oldest = Math.min(oldest ?? first.since, first.since);
    }
    // A running write may outlast this timer, so it is set again even when nothing waits now.
    this.#refusal = this.#refuseIn(oldest === null ? this.#turnMs : Math.max(1, oldest - tooOld));
  }
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
