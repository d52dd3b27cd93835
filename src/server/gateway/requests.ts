import { type CommandError, commandError } from "#contract/error-codes.ts";
import type { AnswerFrame } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Logger } from "pino";
import { StoreFault, UnansweredFault } from "../ports/store.ts";
import { isOutage } from "../store/is-outage.ts";
import type { StoreWatch } from "../store/store-watch.ts";

type Result = { readonly ok: unknown } | { readonly error: CommandError };

/** Commands and queries of an account that are being answered. */
export class Requests {
  readonly #logger: Logger;
  readonly #storeWatch: Pick<StoreWatch, "isAway">;
  #running = 0;
  #settled: (() => void)[] = [];

  constructor(logger: Logger, storeWatch: Pick<StoreWatch, "isAway">) {
    this.#logger = logger;
    this.#storeWatch = storeWatch;
  }

  get isAnswering(): boolean {
    return this.#running > 0;
  }

  /** Hands on the answer to what was asked, whatever happens: one always comes. */
  answer(id: CommandId, asked: Promise<Result>, answered: (frame: AnswerFrame) => void): void {
    this.#running += 1;
    asked.then(
      (result) => this.#end(answered, { type: "answer", id, ...result }),
      // The last line of a request: whoever asked is told, the rest goes into the log.
      (fault: unknown) => this.#end(answered, { type: "answer", id, error: this.#errorOf(fault, id) }),
    );
  }

  /** Resolves when nothing is being answered any more, at the latest after so many milliseconds. */
  settled(withinMs: number): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.#settled.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #errorOf(fault: unknown, commandId: CommandId): CommandError {
    if (fault instanceof UnansweredFault) {
      // Somebody who asks too much is told so, and does not fill the log.
      this.#logger[fault.why === "too-many" ? "debug" : "warn"]({ err: fault, commandId }, "Not answered");
      return commandError("busy");
    }
    const isStore = fault instanceof StoreFault;
    // That the store is away has been said once.
    const level = isStore && this.#storeWatch.isAway ? "debug" : "error";
    this.#logger[level]({ err: fault, commandId }, "A request failed");
    // What the store says of this one would be said again: it is not kept and sent once more.
    const isAway = isStore && isOutage(fault, { isWrite: true });
    return commandError(isAway ? "store-unavailable" : "internal");
  }

  #end(answered: (frame: AnswerFrame) => void, frame: AnswerFrame): void {
    try {
      answered(frame);
    } catch (bug) {
      this.#logger.error({ err: bug }, "An answer could not be sent");
    }
    this.#running -= 1;
    if (this.#running > 0) return;
    for (const tell of this.#settled.splice(0)) tell();
  }
}
