import type { CommandId } from "#contract/ids.ts";
import type { AccountId } from "#core/ids.ts";
import type { Append, Save, SaveOutcome } from "../../ports/store.ts";

/**
 * Where one command came again others will: whoever was away comes back with all that was not answered.
 * For so many batches it is looked first then.
 */
export const carefulBatches = 1_000;

/** What the engine knows of the logs of a batch, read under its locks. */
export interface LogHeads {
  /** The epoch of the account's home; 0 for an account that never had one. */
  epochOf(accountId: AccountId): number;
  /** Position of the account's last event; 0 for an account that has none. */
  ledgerHeadOf(accountId: AccountId): number;
  /** Number of the last event of a log; 0 for one that does not exist. */
  headOf(logId: string): number;
  /** Is the command in the log already? Of saves whose numbers fit it is asked only if `looksFirst`. */
  hasCommand(logId: string, commandId: CommandId): boolean;
  /** `false`: writing a command that is there already fails, and it is found out so. */
  readonly looksFirst: boolean;
}

/**
 * Which saves of a batch fit, in order: one that fits moves the heads of its logs, and the next is
 * held against those. A save fails alone.
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

/** The logs of a batch, with what those of its saves make of them that fit. */
class Batch {
  readonly #heads: LogHeads;
  readonly #moved = new Map<string, number>();
  /** How many events of this batch each account has. */
  readonly #grown = new Map<AccountId, number>();
  /** Which commands of this batch stand in which log. */
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
