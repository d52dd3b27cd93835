import { type Change, inChat } from "../change.ts";
import type { ChatId, UserId } from "../ids.ts";

/** Internal text on a chat, at any time of its life. Empty text adds nothing. (B-39) */
export function noteFor(
  chatId: ChatId,
  note: { readonly by: UserId; readonly text: string },
  now: number,
): Change[] {
  if (note.text === "") return [];
  return [inChat(chatId, { type: "note.added", at: now, by: note.by, text: note.text })];
}
