import type { AccountId } from "#core/ids.ts";
import type { LogMark } from "../ports/cluster-store.ts";
import type { LogKind, Store } from "../ports/store.ts";

/** How far everything that goes on has come at least, as the rows beside the logs say. */
export async function marksOfRows(store: Store): Promise<LogMark[]> {
  const mark = (kind: LogKind, id: string, row: { account_id: AccountId; number: number }): LogMark => ({
    kind,
    id,
    accountId: row.account_id,
    number: row.number,
  });
  const accounts = await store.readAccounts();
  const agents = await store.readAgents();
  const messages = await store.readOpenOfflineMessages();
  const chats = await store.readOpenChats();
  return [
    ...accounts.map((row) => mark("account", row.account_id, row)),
    ...agents.map((row) => mark("agent", row.user_id, row)),
    ...messages.map((row) => mark("offline-message", row.offline_message_id, row)),
    ...chats.map((row) => mark("chat", row.chat_id, row)),
  ];
}
