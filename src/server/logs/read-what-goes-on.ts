import type { AccountId } from "#core/ids.ts";
import type { LogKind, Store, StoredEvent } from "../ports/store.ts";
import type { ChatRow, SettingRow } from "../store/tables.ts";
import { openableAccount } from "./account-of-row.ts";
import { chatOfRow } from "./chat-of-row.ts";
import type { ClosedAccounts } from "./closed-accounts.ts";
import { contactOfRow } from "./contact-of-row.ts";
import { evolved } from "./evolve-state.ts";
import type { AnyState, LogStates } from "./log-states.ts";

/** So many chats that go on are read together. */
const chatsAtOnce = 500;

/** A row of an account that says the state of a log. */
interface StateRow {
  readonly account_id: AccountId;
  readonly state: string;
}

interface Reading {
  readonly store: Store;
  readonly closed: Pick<ClosedAccounts, "has">;
  keep(kind: LogKind, id: string, state: AnyState): void;
  /** Something of the account cannot be understood: from here on it is closed. Its settings have these ids. */
  cannotOpen(
    account: { readonly accountId: AccountId; readonly ids: readonly string[] },
    fault: unknown,
  ): void;
}

interface ReadingApart extends Reading {
  readonly settings: ReadonlyMap<AccountId, readonly SettingRow[]>;
}

/** Reads the state of everything that goes on. An account of which something cannot be understood is closed, and no other. */
export async function readWhatGoesOn(asked: Reading): Promise<void> {
  const { store, keep } = asked;
  // An item may be newer than its account's row: what the log has after that row leads to the same item.
  const accounts = await store.readAccounts();
  const settings = Map.groupBy(await store.readSettings(), ({ account_id }) => account_id);
  const reading = { ...asked, settings };
  for (const row of accounts) {
    const { account_id: accountId } = row;
    apart(reading, row, () =>
      keep("account", accountId, openableAccount(row, settings.get(accountId) ?? [])),
    );
  }
  for (const row of await store.readAgents()) {
    apart(reading, row, () => keep("agent", row.user_id, JSON.parse(row.state) as LogStates["agent"]));
  }
  const chatRows = await store.readOpenChats();
  for (let at = 0; at < chatRows.length; at += chatsAtOnce) {
    await readChats(reading, chatRows.slice(at, at + chatsAtOnce));
  }
  for (const row of await store.readOpenOfflineMessages()) {
    const { offline_message_id: id, state } = row;
    apart(reading, row, () => keep("offline-message", id, JSON.parse(state) as LogStates["offline-message"]));
  }
}

async function readChats(reading: ReadingApart, found: readonly ChatRow[]): Promise<void> {
  const rows = found.filter(({ account_id: accountId }) => !reading.closed.has(accountId));
  const { store, closed, keep } = reading;
  const tails = await store.readChatTails(rows.map(({ chat_id }) => chat_id));
  const tailOf = new Map<string, StoredEvent[]>();
  for (const event of tails) {
    const tail = tailOf.get(event.logId);
    if (tail) tail.push(event);
    else tailOf.set(event.logId, [event]);
  }
  for (const row of rows) {
    const { chat_id: chatId } = row;
    let known: LogStates["chat"] | null = null;
    apart(reading, row, () => (known = chatOfRow(row)));
    // A row of an earlier form says nothing: all of the log is read.
    const events = known ? (tailOf.get(chatId) ?? []) : await store.readLog(chatId, 0);
    apart(reading, row, () => {
      const chat = evolved("chat", known, events);
      if (chat) keep("chat", chatId, chat);
    });
  }
  const contactIds = new Set(rows.flatMap(({ contact_id }) => contact_id ?? []));
  for (const row of await store.readContacts([...contactIds])) {
    if (!closed.has(row.account_id)) keep("contact", row.contact_id, contactOfRow(row));
  }
}

function apart(reading: ReadingApart, row: Pick<StateRow, "account_id">, read: () => unknown): void {
  if (reading.closed.has(row.account_id)) return;
  try {
    read();
  } catch (fault) {
    const { account_id: accountId } = row;
    const ids = (reading.settings.get(accountId) ?? []).map(({ item_id }) => item_id);
    reading.cannotOpen({ accountId, ids }, fault);
  }
}
