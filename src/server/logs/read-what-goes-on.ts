import type { AccountId } from "#core/ids.ts";
import type { LogKind, Store, StoredEvent } from "../ports/store.ts";
import type { ChatRow } from "../ports/rows.ts";
import { openableAccount } from "./account-of-row.ts";
import { chatOfRow } from "./chat-of-row.ts";
import { contactOfRow } from "./contact-of-row.ts";
import { evolved } from "./evolve-state.ts";
import type { AnyState, LogStates } from "./log-states.ts";

/** Live chats are read in pages of this size. */
const chatsAtOnce = 500;

interface Reading {
  readonly accountId: AccountId;
  readonly store: Store;
  keep(kind: LogKind, id: string, state: AnyState): void;
}

/** Reads the state of everything live in an account. Throws when stored data cannot be understood. */
export async function readWhatGoesOn(asked: Reading): Promise<void> {
  const { accountId, store, keep } = asked;
  const row = await store.readAccount(accountId);
  if (!row) return;
  // An item may be newer than its account's row: what the log has after that row leads to the same item.
  keep("account", accountId, openableAccount(row, await store.readSettings(accountId)));
  for (const agent of await store.readAgents(accountId)) {
    keep("agent", agent.user_id, JSON.parse(agent.state) as LogStates["agent"]);
  }
  const chats = await store.readOpenChats(accountId);
  for (let at = 0; at < chats.length; at += chatsAtOnce) {
    await readChats(asked, chats.slice(at, at + chatsAtOnce));
  }
  for (const { offline_message_id: id, state } of await store.readOpenOfflineMessages(accountId)) {
    keep("offline-message", id, JSON.parse(state) as LogStates["offline-message"]);
  }
}

async function readChats({ store, keep }: Reading, rows: readonly ChatRow[]): Promise<void> {
  const tails = Map.groupBy<string, StoredEvent>(
    await store.readChatTails(rows.map(({ chat_id }) => chat_id)),
    ({ logId }) => logId,
  );
  for (const row of rows) {
    const { chat_id: chatId } = row;
    const known = chatOfRow(row);
    // A row of an earlier form says nothing: all of the log is read.
    const events = known ? (tails.get(chatId) ?? []) : await store.readLog(chatId, 0);
    const chat = evolved("chat", known, events);
    if (chat) keep("chat", chatId, chat);
  }
  const contactIds = new Set(rows.flatMap(({ contact_id }) => contact_id ?? []));
  for (const row of await store.readContacts([...contactIds])) {
    keep("contact", row.contact_id, contactOfRow(row));
  }
}
