import type { CommandId } from "#contract/ids.ts";
import type { Stop } from "./doomed-server.ts";
import type { Ledger } from "./ledger.ts";
import { becomesSo } from "./pause.ts";
import type { LoggedEvent } from "./read-stored.ts";

/** How long the last frames of a process that has ended may take to be read here, on a busy machine. */
const takenInWithinMs = 10_000;

/** What servers that were asked to end did before they ended. */
export class StopCount {
  stops = 0;
  longestMs = 0;
  /** Not ended by themselves, in time and in good order; must be 0. */
  failed = 0;
  /** Commands that are in the log, and whose answer did not come before the line ended. */
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

  /** Resolves when everything that it said has been taken in. */
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

  /** What was begun is answered before the line ends: whoever asked and stayed knows of everything that is stored. */
  look(events: readonly LoggedEvent[]): void {
    for (const { commandId, type } of events) {
      const asked = commandId ? this.#ledger.asked.get(commandId) : undefined;
      if (!asked || asked.answers.length > 0 || asked.refusal || this.unanswered.has(asked.id)) continue;
      // What was stored for a page that was left may have been asked again in the stop, too late to be begun.
      if (asked.lines.some(({ wasLeft }) => wasLeft)) continue;
      this.unanswered.add(asked.id);
      this.findings.push(`${asked.name} ${asked.id} of ${asked.who} is there (${type}) and was not answered`);
    }
  }
}
