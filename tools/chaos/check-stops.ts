import type { CommandId } from "#contract/ids.ts";
import type { Stop } from "./doomed-server.ts";
import type { Ledger } from "./ledger.ts";
import { becomesSo } from "./pause.ts";
import type { LoggedEvent } from "./read-stored.ts";

/** Time limit for reading the last frames of a process that has ended, on a busy machine. */
const takenInWithinMs = 10_000;

/** The behaviour of servers that were asked to stop. */
export class StopCount {
  stops = 0;
  longestMs = 0;
  /** Stops that failed, took too long or ended out of order; must be 0. */
  failed = 0;
  /** Commands in the log whose answer did not arrive before the connection ended. */
  readonly unanswered = new Set<CommandId>();
  readonly findings: string[] = [];
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Lines that ended without a word; must be 0. */
  get untold(): number {
    return this.#ledger.untold;
  }

  /** Resolves when all frames of the server have been read. */
  async ended({ exitCode, tookMs }: Stop): Promise<void> {
    this.stops += 1;
    this.longestMs = Math.max(this.longestMs, Math.round(tookMs));
    const { open } = this.#ledger;
    const isTakenIn = await becomesSo(() => open.size === 0, takenInWithinMs);
    if (exitCode === 0 && isTakenIn) return;
    this.failed += 1;
    const how = exitCode === null ? "by a signal" : `with ${exitCode}`;
    this.findings.push(
      `stop ${this.stops} ended ${how} after ${Math.round(tookMs)} ms, ${open.size} lines open`,
    );
  }

  /**
   * Checks that every stored command was answered before its connection ended, unless the client had left.
   */
  look(events: readonly LoggedEvent[]): void {
    for (const { commandId, type } of events) {
      const asked = commandId ? this.#ledger.asked.get(commandId) : undefined;
      if (!asked || asked.answers.length > 0 || asked.refusal || this.unanswered.has(asked.id)) continue;
      // A command of a page that was left may have been repeated during the stop, too late to be started.
      if (asked.lines.some(({ wasLeft }) => wasLeft)) continue;
      this.unanswered.add(asked.id);
      this.findings.push(`${asked.name} ${asked.id} of ${asked.who} is there (${type}) and was not answered`);
    }
  }
}
