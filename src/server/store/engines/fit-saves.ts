import type { CommandId } from "#contract/ids.ts";
import type { Append, Save, SaveOutcome } from "../../ports/store.ts";

/** What the engine knows of the logs of a batch, read under its locks. */
export interface LogHeads {
  /** Number of the last event of a log; 0 for one that does not exist. */
  headOf(logId: string): number;
  hasCommand(logId: string, commandId: CommandId): boolean;
}

/**
 * Which saves of a batch fit, in order: one that fits moves the heads of its logs, and the next is
 * held against those. A save fails alone.
 */
export function fitSaves(
  saves: readonly Save[],
  heads: LogHeads,
): { readonly outcomes: readonly SaveOutcome[]; readonly fitting: readonly Save[] } {
  const moved = new Map<string, number>();
  const done = new Set<string>();
  const fitting: Save[] = [];
  const headOf = (logId: string) => moved.get(logId) ?? heads.headOf(logId);
  const hasCommand = ({ logId, events }: Append) =>
    events.some(
      ({ commandId }) =>
        commandId !== null && (done.has(`${logId} ${commandId}`) || heads.hasCommand(logId, commandId)),
    );

  const outcomes = saves.map((save): SaveOutcome => {
    const repeated = save.appends.find(hasCommand);
    if (repeated) return { kind: "repeated", logId: repeated.logId };
    const fits = save.appends.every(({ logId, expected }) => headOf(logId) === expected);
    if (!fits) return { kind: "conflict" };
    for (const { logId, expected, events } of save.appends) {
      moved.set(logId, expected + events.length);
      for (const { commandId } of events) if (commandId) done.add(`${logId} ${commandId}`);
    }
    fitting.push(save);
    return { kind: "saved" };
  });
  return { outcomes, fitting };
}
