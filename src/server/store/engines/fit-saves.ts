import type { CommandId } from "#contract/ids.ts";
import type { AccountId } from "#core/ids.ts";
import type { Append, Save, SaveOutcome } from "../../ports/store.ts";

/**
 * Number of batches checked for repeated commands before they are written, after one was found. A repeated
 * command is rarely alone: clients that were away repeat everything unanswered.
 */
export const carefulBatches = 1_000;

/** The engine's view of the logs of a batch, read under its locks. */
export interface LogHeads {
  /** The epoch of the account's home; 0 for an account that never had one. */
  epochOf(accountId: AccountId): number;
  /** Position of the account's last event; 0 for an account that has none. */
  ledgerHeadOf(accountId: AccountId): number;
  /** Number of the last event of a log; 0 for one that does not exist. */
  headOf(logId: string): number;
  /** Is the command in the log already? When the save's numbers fit, this is called only if `looksFirst`. */
  hasCommand(logId: string, commandId: CommandId): boolean;
  /** `false`: the batch is written without looking, and a repeated command shows when the write fails. */
  readonly looksFirst: boolean;
}

/**
 * Decides which saves of a batch fit, in order. A save that fits moves the heads of its logs, and the next
 * one is compared with the moved heads. A save fails alone.
 */
export function fitSaves(
  saves: readonly Save[],
  heads: LogHeads,
): { readonly outcomes: readonly SaveOutcome[]; readonly fitting: readonly Save[] } {
  const batch = new Batch(heads);
  const fitting: Save[] = [];
  const outcomes = saves.map((save): SaveOutcome => {
    if (save.epoch !== heads.epochOf(save.accountId)) return moved;
    const fits = batch.fits(save);
    const repeated = save.appends.find((append) => batch.hasCommandOf(append, heads.looksFirst || !fits));
    if (repeated) return { kind: "repeated", logId: repeated.logId };
    if (!fits) return conflict;
    batch.add(save);
    fitting.push(save);
    return saved;
  });
  return { outcomes, fitting };
}

const saved = { kind: "saved" } as const;
const moved = { kind: "moved" } as const;
const conflict = { kind: "conflict" } as const;

/** The logs of a batch as its fitting saves so far leave them. */
class Batch {
  readonly #heads: LogHeads;
  readonly #moved = new Map<string, number>();
  /** Number of events that this batch adds to each account. */
  readonly #grown = new Map<AccountId, number>();
  /** The logs of this batch that hold each command. */
  readonly #commands = new Map<CommandId, string[]>();

  constructor(heads: LogHeads) {
    this.#heads = heads;
  }

  hasCommandOf({ logId, events }: Append, looks: boolean): boolean {
    for (const { commandId } of events) {
      if (commandId === null) continue;
      if (this.#commands.get(commandId)?.includes(logId)) return true;
      if (looks && this.#heads.hasCommand(logId, commandId)) return true;
    }
    return false;
  }

  fits({ accountId, appends, ledgerAt }: Save): boolean {
    if (ledgerAt !== undefined) {
      const head = this.#heads.ledgerHeadOf(accountId) + (this.#grown.get(accountId) ?? 0);
      if (head !== ledgerAt) return false;
    }
    for (const { logId, expected } of appends) {
      if ((this.#moved.get(logId) ?? this.#heads.headOf(logId)) !== expected) return false;
    }
    return true;
  }

  add({ accountId, appends }: Save): void {
    let grown = this.#grown.get(accountId) ?? 0;
    for (const { logId, expected, events } of appends) {
      grown += events.length;
      this.#moved.set(logId, expected + events.length);
      for (const { commandId } of events) {
        if (commandId === null) continue;
        const logIds = this.#commands.get(commandId);
        if (logIds) logIds.push(logId);
        else this.#commands.set(commandId, [logId]);
      }
    }
    this.#grown.set(accountId, grown);
  }
}
