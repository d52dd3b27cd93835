import { historyPageMax } from "#contract/limits.ts";
import type { QueryAnswers } from "#contract/queries/queries.ts";
import type { HistoryChatView } from "#contract/views/history-view.ts";
import type { Chat } from "#core/chat/chat.ts";
import { howEnded } from "#core/chat/how-ended.ts";
import { searchWords } from "#core/contact/contact-words.ts";
import { type Actor, may } from "#core/permission/may.ts";
import type { Logs } from "../logs/logs.ts";
import type { Store } from "../ports/store.ts";
import type { HandledChat, HandledChatsAsked } from "../ports/work-of-agents.ts";
import { nameOf } from "../presenters/present-cards.ts";

/** Most pages read in search of chats that the asker may see. */
const pagesMax = 20;

interface Needs {
  readonly logs: Logs;
  readonly store: Store;
}

/** A history's filters, in the contract's words. */
export interface HistoryAsked extends Omit<HandledChatsAsked, "accountId" | "words" | "limit"> {
  readonly text: string;
}

/** One page of the chats that a user has had, of those that the asker may read. (B-95) */
export async function readHistory(
  { logs, store }: Needs,
  { text, ...asked }: HistoryAsked,
  asker: Extract<Actor, { kind: "staff" }>,
): Promise<QueryAnswers["chat.history"]> {
  const words = searchWords(text);
  // A text of signs alone, such as "%", is nobody's name.
  if (words.length === 0 && text.trim() !== "") return { chats: [], next: null };
  const chats: HistoryChatView[] = [];
  let after = asked.after;
  for (let page = 0; page < pagesMax; page++) {
    const { accountId } = logs;
    const filter = { ...asked, accountId, words, after, limit: historyPageMax };
    const rows = await store.readHandledChats(asker.userId, filter);
    for (const row of rows) {
      const view = viewOf(logs, row, asker);
      if (view) chats.push(view);
      after = { ownedAt: row.ownedAt, chatId: row.chatId };
      if (chats.length === historyPageMax) return { chats, next: after };
    }
    if (rows.length < historyPageMax) return { chats, next: null };
  }
  return { chats, next: after };
}

function viewOf(logs: Logs, row: HandledChat, asker: Actor): HistoryChatView | null {
  const { chatId, ownedAt, contactName } = row;
  const chat = logs.peek("chat", chatId) ?? (JSON.parse(row.state) as Chat);
  if (!may(asker, "chat.read", { kind: "chat", chat })) return null;
  const { queueId, state, firstWords, classificationId } = chat;
  const name = contactName ?? nameOf(chat, null);
  const ended = howEnded(chat);
  const stars = chat.rating?.stars ?? null;
  return { chatId, name, queueId, ownedAt, state, ended, firstWords, classificationId, stars };
}
