import type { CommandId } from "#contract/ids.ts";
import type { Clock } from "../ports/clock.ts";

/** After this a command that could not be stored is no longer waited for: whoever sent it does not ask again. */
const awaitedForMs = 15_000;

/** One command's place among those of its sender. */
export interface Step {
  /** May it be done now? Not when one before it could not be stored and has not come again. */
  mayGoOn(): boolean;
  /** It could not be stored. */
  failed(): void;
}

/**
 * The commands of one connection in the order in which they were sent. When one could not be stored,
 * those sent after it are not stored either until it comes again: two messages of one person never
 * change places because the store was away between them.
 */
export class Sequence {
  readonly #clock: Clock;
  #awaited: { readonly id: CommandId; readonly since: number } | null = null;
  /** Grows each time what was awaited has come: commands from before that are too late. */
  #round = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The command has just come in. */
  begin(id: CommandId): Step {
    const now = this.#clock.now();
    if (this.#awaited && (this.#awaited.id === id || now - this.#awaited.since > awaitedForMs)) {
      this.#awaited = null;
      this.#round += 1;
    }
    const round = this.#round;
    const mayGoOn = () => this.#awaited === null && this.#round === round;
    const failed = () => {
      if (mayGoOn()) this.#awaited = { id, since: this.#clock.now() };
    };
    return { mayGoOn, failed };
  }
}
