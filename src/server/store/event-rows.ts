import type { Row, Save, StoredEvent } from "../ports/store.ts";
import { type EventRow, rowKeys } from "./tables.ts";

/** The events of a save as rows of their table. */
export function eventRows(save: Save): EventRow[] {
  return save.appends.flatMap(({ kind, logId, expected, events }) =>
    events.map((event, index) => ({
      account_id: save.accountId,
      kind,
      log_id: logId,
      number: expected + index + 1,
      at: event.at,
      type: event.type,
      body: JSON.stringify(event.body),
      command_id: event.commandId,
    })),
  );
}

/** The same rows as one list for each column, in the order of the table. */
export function eventColumns(rows: readonly EventRow[]) {
  return [
    rows.map((row) => row.account_id),
    rows.map((row) => row.kind),
    rows.map((row) => row.log_id),
    rows.map((row) => row.number),
    rows.map((row) => row.at),
    rows.map((row) => row.type),
    rows.map((row) => row.body),
    rows.map((row) => row.command_id),
  ];
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

/** Statement that puts a row of this table in place of the one with the same key. */
export function upsertTail(table: Row["table"], columns: readonly string[]): string {
  const key = rowKeys[table];
  const sets = columns.filter((column) => column !== key).map((column) => `${column} = excluded.${column}`);
  return `on conflict (${key}) do update set ${sets.join(", ")}`;
}
