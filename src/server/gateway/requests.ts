import { type CommandError, commandError } from "#contract/error-codes.ts";
import type { AnswerFrame } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Logger } from "pino";
import { StoreFault, UnansweredFault } from "../ports/store.ts";
import { isOutage } from "../store/is-outage.ts";
import type { Clock } from "../ports/clock.ts";
import type { StoreWatch } from "../store/store-watch.ts";

type Result = { readonly ok: unknown } | { readonly error: CommandError };

interface Needs {
  readonly logger: Logger;
  readonly storeWatch: Pick<StoreWatch, "isAway">;
  readonly clock: Pick<Clock, "after">;
}

/** Commands and queries of an account that are being answered. */
export class Requests {
  readonly #logger: Logger;
  readonly #storeWatch: Pick<StoreWatch, "isAway">;
  readonly #clock: Pick<Clock, "after">;
  #running = 0;
  #settled: (() => void)[] = [];

  constructor({ logger, storeWatch, clock }: Needs) {
    this.#logger = logger;
    this.#storeWatch = storeWatch;
    this.#clock = clock;
  }

  get isAnswering(): boolean {
    return this.#running > 0;
  }

  /** Passes on the answer to a request. One always comes, whatever happens. */
  answer(id: CommandId, asked: Promise<Result>, answered: (frame: AnswerFrame) => void): void {
    this.#running += 1;
    asked.then(
      (result) => this.#end(answered, { type: "answer", id, ...result }),
      // The last catch of a request: the asker gets an error, the log gets the fault.
      (fault: unknown) => this.#end(answered, { type: "answer", id, error: this.#errorOf(fault, id) }),
    );
  }

  /** Counts as a request until it has settled, such as what was asked for over HTTP. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#ended();
    }
  }

  /** Resolves when no request is running, at the latest after `withinMs` milliseconds. */
  settled(withinMs: number): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#clock.after(withinMs, resolve);
      this.#settled.push(() => {
        cancel();
        resolve();
      });
    });
  }

  #errorOf(fault: unknown, commandId: CommandId): CommandError {
    if (fault instanceof UnansweredFault) {
      // An asker with too many questions gets an error and does not fill the log.
      this.#logger[fault.why === "too-many" ? "debug" : "warn"]({ err: fault, commandId }, "Not answered");
      return commandError("busy");
    }
    const isStore = fault instanceof StoreFault;
    // The store's outage has been logged already.
    const level = isStore && this.#storeWatch.isAway ? "debug" : "error";
    this.#logger[level]({ err: fault, commandId }, "A request failed");
    // A fault of this one statement would occur again, so the client must not keep the command and repeat it.
    const isAway = isStore && isOutage(fault, { isWrite: true });
    return commandError(isAway ? "store-unavailable" : "internal");
  }

  #end(answered: (frame: AnswerFrame) => void, frame: AnswerFrame): void {
    try {
      answered(frame);
    } catch (bug) {
      this.#logger.error({ err: bug }, "An answer could not be sent");
    }
    this.#ended();
  }

  #ended(): void {
    this.#running -= 1;
    if (this.#running > 0) return;
    for (const tell of this.#settled.splice(0)) tell();
  }
}
