import type { AccountId } from "#core/ids.ts";
import type { LedgerEvent, Row, Save, StoredEvent } from "../ports/store.ts";
import { type EventRow } from "../ports/rows.ts";
import { rowKeys } from "./tables.ts";

/** The head of each account's ledger before the batch, and the time at which the batch is stored. */
export interface Recording {
  /** Position of the account's last event before the batch. */
  headOf(accountId: AccountId): number;
  /** ms since epoch. */
  readonly recordedAt: number;
}

/** The columns of the table of events, in the order in which the writers name them. */
export const eventColumnNames =
  "account_id, position, kind, log_id, number, at, recorded_at, type, body, command_id";

/** The events of these saves as rows of their table, numbered on from each account's last position. */
export function eventRows(saves: readonly Save[], { headOf, recordedAt }: Recording): EventRow[] {
  const heads = new Map<AccountId, number>();
  const rows: EventRow[] = [];
  for (const { accountId, appends } of saves) {
    let position = heads.get(accountId) ?? headOf(accountId);
    for (const { kind, logId, expected, events } of appends) {
      let number = expected;
      for (const { at, type, body, commandId } of events) {
        number += 1;
        position += 1;
        rows.push({
          account_id: accountId,
          position,
          kind,
          log_id: logId,
          number,
          at,
          recorded_at: recordedAt,
          type,
          body: JSON.stringify(body),
          command_id: commandId,
        });
      }
    }
    heads.set(accountId, position);
  }
  return rows;
}

/** A row of the table as an event. */
export function storedEvent(row: EventRow): StoredEvent {
  return {
    accountId: row.account_id,
    logId: row.log_id,
    number: row.number,
    at: row.at,
    type: row.type,
    body: JSON.parse(row.body) as StoredEvent["body"],
    commandId: row.command_id,
  };
}

/** The same with its place in the account's ledger. */
export function ledgerEvent(row: EventRow): LedgerEvent {
  const { kind, position, recorded_at: recordedAt } = row;
  return { ...storedEvent(row), kind, position, recordedAt };
}

/** Statement that puts a row of this table in place of the one with the same key. */
export function upsertTail(table: Row["table"], columns: readonly string[]): string {
  const key = rowKeys[table];
  const sets = columns.filter((column) => column !== key).map((column) => `${column} = excluded.${column}`);
  return `on conflict (${key}) do update set ${sets.join(", ")}`;
}
