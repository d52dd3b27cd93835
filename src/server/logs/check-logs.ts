import { isDeepStrictEqual } from "node:util";
import { filesIn } from "#core/message/message-part.ts";
import { type FileStorage, nameInStorage, nameOfPreview } from "../ports/file-storage.ts";
import type { LogName, Store, StoredEvent } from "../ports/store.ts";
import { contactOfRow } from "./contact-of-row.ts";
import { changeOf, evolveState, wordsOf } from "./evolve-state.ts";
import { accountOfRows } from "./setting-rows.ts";
import type { AnyState, LogIds, LogStates } from "./log-states.ts";

/** A log that fails the check. */
export interface LogFinding {
  readonly log: LogName;
  readonly words: string;
}

export interface LogCheck {
  readonly logs: number;
  readonly events: number;
  readonly findings: readonly LogFinding[];
}

const pageLength = 500;

/**
 * Evolves every log from its first event and compares the result with its row. Numbers must have no gap. The
 * files that were sent must be in the storage, if there is one to look in. (I-10)
 */
export async function checkLogs(
  store: Store,
  storage: Pick<FileStorage, "has"> | null = null,
): Promise<LogCheck> {
  const findings: LogFinding[] = [];
  let logs = 0;
  let events = 0;
  for (let afterId = ""; ;) {
    const page = await store.readLogNames(afterId, pageLength);
    for (const log of page) {
      const stored = await store.readLog(log.id, 0);
      logs += 1;
      events += stored.length;
      const lost = storage && (await missingFile({ store, storage }, log, stored));
      const words = (await findingIn(store, log, stored)) ?? lost;
      if (words) findings.push({ log, words });
    }
    const last = page.at(-1);
    if (!last) return { logs, events, findings };
    afterId = last.id;
  }
}

async function findingIn(store: Store, log: LogName, events: readonly StoredEvent[]): Promise<string | null> {
  const gap = events.find((event, index) => event.number !== index + 1);
  if (gap) return `event ${gap.number} does not follow on the one before`;
  const row = await readRow(store, log);
  if (!row) return "there is no row for it";
  let state: AnyState | null = null;
  let atRow: AnyState | null = null;
  for (const event of events) {
    state = evolveState(log, state, changeOf(event));
    if (state.number === row.number) atRow = state;
  }
  if (!atRow) return `its row is at event ${row.number}, and the log ends at ${events.length}`;
  // Compared as JSON, and only in the fields of the row, because rows of earlier versions may lack some.
  const fromLog = JSON.parse(JSON.stringify(atRow)) as AnyState;
  const isSame = isDeepStrictEqual(fromLog, { ...fromLog, ...row });
  return isSame ? null : `its row is not what event ${row.number} leads to`;
}

/** The first file of the log's messages that has no row or no bytes. */
async function missingFile(
  { store, storage }: { readonly store: Store; readonly storage: Pick<FileStorage, "has"> },
  { kind, id, accountId }: LogName,
  events: readonly StoredEvent[],
): Promise<string | null> {
  const messages = events.filter(({ type }) => kind === "chat" && type === "message.sent");
  for (const { fileId, picture } of messages.flatMap((event) => filesIn(wordsOf(event).parts))) {
    const row = await store.readFile(fileId);
    if (row?.chat_id !== id) return `there is no row for its file ${fileId}`;
    const names = [nameInStorage(accountId, fileId), ...(picture ? [nameOfPreview(accountId, fileId)] : [])];
    for (const name of names) if (!(await storage.has(name))) return `its file ${name} is not there`;
  }
  return null;
}

/** The state that the row says, with the number it was true at. */
async function readRow(store: Store, { kind, id, accountId }: LogName): Promise<AnyState | null> {
  switch (kind) {
    case "account": {
      const row = await store.readAccount(accountId);
      return row ? accountOfRows(row, await store.readSettings(row.account_id)) : null;
    }
    case "agent": {
      const row = (await store.readAgents(accountId)).find(({ user_id }) => user_id === id);
      return row ? (JSON.parse(row.state) as LogStates["agent"]) : null;
    }
    case "chat": {
      const row = await store.readChat(id as LogIds["chat"]);
      return row && (JSON.parse(row.state) as LogStates["chat"]);
    }
    case "contact": {
      const row = await store.readContact(id as LogIds["contact"]);
      return row && contactOfRow(row);
    }
    case "offline-message": {
      const row = await store.readOfflineMessage(id as LogIds["offline-message"]);
      return row && (JSON.parse(row.state) as LogStates["offline-message"]);
    }
    case "customer": {
      const row = await store.readCustomer(id as LogIds["customer"]);
      if (!row) return null;
      const { customer_id: customerId, account_id: accountId, number, chat_id: chatId } = row;
      return { customerId, accountId, number, chatId };
    }
  }
}
