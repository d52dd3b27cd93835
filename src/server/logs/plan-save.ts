import type { Author } from "#core/author.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Change } from "#core/change.ts";
import { isFinished } from "#core/chat/chat.ts";
import type { AccountId, ChatId } from "#core/ids.ts";
import type { LogNews } from "../ports/bus.ts";
import type { Append, LogKind, Row, Save, StoredEvent } from "../ports/store.ts";
import { evolveState } from "./evolve-state.ts";
import type { AnyState, LogStates } from "./log-states.ts";
import { changesRow, rowOfState } from "./row-of-state.ts";
import { rowsOfFiles } from "./rows-of-files.ts";
import { rowOfSetting } from "./setting-rows.ts";

/** An event whose command is not settled yet. */
type DraftEvent = Omit<StoredEvent, "commandId"> & { commandId: CommandId | null };

/** One log's part of a save: the events to store, the resulting state, and the news to announce. */
export interface Growth extends Append, LogNews {
  readonly kind: LogKind;
  readonly logId: string;
  readonly events: DraftEvent[];
  /** State of the log after the save; `null` for a log that is only checked for not having moved. */
  state: AnyState | null;
  isRowStale: boolean;
}

export interface Plan extends Save {
  readonly appends: readonly Growth[];
}

interface Asked {
  readonly accountId: AccountId;
  readonly epoch: number;
  readonly commandId: CommandId | null;
  readonly rows: readonly Row[];
  readonly ledgerAt?: number | undefined;
}

/**
 * Events that depend on settings: a change of settings in between is a conflict, and they are decided again.
 */
const settledBySettings = new Set([
  "chat.requested",
  "chat.allocated",
  "chat.taken",
  "chat.transferred",
  "chat.offered",
  "chat.accepted",
]);

/** The one save that stores these changes. `stateOf` says how far each log is now. */
export function planSave(
  changes: readonly Change[],
  { accountId, epoch, commandId, rows, ledgerAt }: Asked,
  stateOf: (kind: LogKind, id: string) => AnyState | undefined,
): Plan {
  // One or a few: looking through them is quicker than an index.
  const growths: Growth[] = [];
  const besideRows: Row[] = [];
  let dependsOnSettings = false;
  for (const { log: kind, id, event } of changes) {
    let growth = growths.find(({ logId }) => logId === id);
    if (!growth) {
      growth = growthOf(kind, id, stateOf(kind, id));
      growths.push(growth);
    }
    growth.state = evolveState({ kind, id, accountId }, growth.state, event);
    if (kind === "account") {
      const row = rowOfSetting(growth.state as LogStates["account"], event);
      if (row) besideRows.push(row);
    }
    if (event.type === "message.sent") besideRows.push(...rowsOfFiles(accountId, id as ChatId, event));
    const { type, at, ...body } = event;
    const number = growth.expected + growth.events.length + 1;
    growth.events.push({ accountId, logId: id, number, at, type, body, commandId: null });
    growth.isRowStale ||= changesRow(type) || isOverChat(growth);
    dependsOnSettings ||= settledBySettings.has(type);
  }
  for (const { events } of growths) markLastAsked(events, commandId);
  const stateRows = growths.flatMap(({ kind, state, isRowStale }) =>
    state && isRowStale ? [rowOfState(kind, state)] : [],
  );
  if (dependsOnSettings && !growths.some(({ logId }) => logId === accountId)) {
    const account = stateOf("account", accountId);
    if (account) growths.push({ ...growthOf("account", accountId, account), state: null });
  }
  const plan = { accountId, epoch, appends: growths, rows: [...stateRows, ...besideRows, ...rows] };
  return ledgerAt === undefined ? plan : { ...plan, ledgerAt };
}

/**
 * Events of a finished chat are written with its row, so that such a write and the chat's erasure exclude
 * each other.
 */
function isOverChat({ kind, state }: Growth): boolean {
  return kind === "chat" && state !== null && isFinished(state as LogStates["chat"]);
}

function growthOf(kind: LogKind, logId: string, state: AnyState | undefined): Growth {
  return { kind, logId, expected: state?.number ?? 0, events: [], state: state ?? null, isRowStale: false };
}

/** Marks the last event that somebody asked for with the command's id. */
function markLastAsked(events: readonly DraftEvent[], commandId: CommandId | null): void {
  if (commandId === null) return;
  const asked = events.findLast((event) => !isByItself(event));
  if (asked) asked.commandId = commandId;
}

/** Events of the system, such as announcements and allocations stored with a command. */
function isByItself({ body }: StoredEvent): boolean {
  return (body["by"] as Author).kind === "system";
}
