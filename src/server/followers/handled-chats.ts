import type { ChatEvent } from "#core/chat/chat-event.ts";
import type { ChatId, UserId } from "#core/ids.ts";
import { changeOf } from "../logs/evolve-state.ts";
import type { HandledChatRow } from "../ports/rows.ts";
import type { LedgerEvent } from "../ports/store.ts";
import type { Follower } from "./follower.ts";

/**
 * Which agents have had which chat, how soon they answered in it, and how long it was their active item.
 * History and everybody's own day come from it. (B-95)
 */
export const handledChatsFollower: Follower = {
  name: "handled-chats",
  version: 1,
  kinds: ["chat"],
  buildsOn: (events) => chatIdsOf(events).map((key) => ({ table: "handled_chat", key })),
  follow(events, before) {
    const chats = new Map(before.map(({ key, rows }) => [key, rows as readonly HandledChatRow[]]));
    for (const event of events) chats.set(event.logId, rowsAfter(chats.get(event.logId) ?? [], event));
    return chatIdsOf(events).map((key) => ({ table: "handled_chat", key, rows: chats.get(key) ?? [] }));
  },
};

function chatIdsOf(events: readonly LedgerEvent[]): string[] {
  return [...new Set(events.map(({ logId }) => logId))];
}

/** The rows of a chat, one for each agent who has had it, after one more event. */
function rowsAfter(rows: readonly HandledChatRow[], stored: LedgerEvent): readonly HandledChatRow[] {
  const event = changeOf(stored) as ChatEvent;
  switch (event.type) {
    case "chat.allocated":
    case "chat.taken":
      return withOwner(rows, event.to, stored);
    case "message.sent":
      return ofOwner(rows, (row) => (event.by.id === row.user_id ? responded(row, event.at) : row));
    case "chat.played":
      return ofOwner(rows, (row) => ({ ...row, active_since: event.at }));
    case "chat.paused":
      return ofOwner(rows, (row) => paused(row, event.at));
    case "chat.put-back":
    case "chat.returned":
    case "chat.transferred":
      return ofOwner(rows, (row) => ({ ...paused(row, event.at), is_owned: 0 }));
    case "chat.ended":
      return event.wrapUp ? rows : ofOwner(rows, (row) => handled(row, event.at));
    case "chat.closed":
      return ofOwner(rows, (row) => handled(row, event.at));
    default:
      return rows;
  }
}

function withOwner(
  rows: readonly HandledChatRow[],
  userId: UserId,
  { accountId, logId, at }: LedgerEvent,
): readonly HandledChatRow[] {
  const before = rows.find((row) => row.user_id === userId);
  const row = before ?? {
    chat_id: logId as ChatId,
    user_id: userId,
    account_id: accountId,
    responded_at: null,
    response_ms: null,
    active_since: null,
    handle_ms: 0,
    handled_at: null,
  };
  return [...rows.filter((other) => other !== before), { ...row, owned_at: at, is_owned: 1 }];
}

function ofOwner(
  rows: readonly HandledChatRow[],
  change: (row: HandledChatRow) => HandledChatRow,
): readonly HandledChatRow[] {
  return rows.map((row) => (row.is_owned === 1 ? change(row) : row));
}

/** Only the first message counts. */
function responded(row: HandledChatRow, at: number): HandledChatRow {
  if (row.responded_at !== null) return row;
  return { ...row, responded_at: at, response_ms: Math.max(0, at - row.owned_at) };
}

function paused(row: HandledChatRow, at: number): HandledChatRow {
  const activeMs = row.active_since === null ? 0 : Math.max(0, at - row.active_since);
  return { ...row, active_since: null, handle_ms: row.handle_ms + activeMs };
}

function handled(row: HandledChatRow, at: number): HandledChatRow {
  return { ...paused(row, at), is_owned: 0, handled_at: at };
}
