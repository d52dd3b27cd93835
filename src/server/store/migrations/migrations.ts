import { logsAndRows } from "./001-logs-and-rows.ts";
import { staffSignIn } from "./002-staff-sign-in.ts";
import { finishedChats } from "./003-finished-chats.ts";
import { offlineMessages } from "./004-offline-messages.ts";
import { servers } from "./005-servers.ts";
import { commandsByTime } from "./006-commands-by-time.ts";

/** Every step from an empty database to the present one, in order; the number of a step is its place, from 1. */
export const migrations: readonly (readonly string[])[] = [
  logsAndRows,
  staffSignIn,
  finishedChats,
  offlineMessages,
  servers,
  commandsByTime,
];

/** The database was written by a newer Bellhop than this one. */
export class NewerSchemaFault extends Error {
  constructor(found: number) {
    super(
      `The data was written by a newer version of Bellhop (schema ${found}, this one knows ${migrations.length}). ` +
        "Start that version, or restore a backup from before it.",
    );
    this.name = "NewerSchemaFault";
  }
}

/** The statements that are still to be run on a database of schema `found`. */
export function statementsAfter(found: number): readonly string[] {
  if (found > migrations.length) throw new NewerSchemaFault(found);
  return migrations.slice(found).flat();
}
