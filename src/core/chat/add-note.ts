import type { Happened } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import type { ChatId } from "../ids.ts";

/** Internal text on a chat, at any time of its life. Empty text adds nothing. (B-39) */
export function noteFor(chatId: ChatId, text: string, added: Happened): Change[] {
  return text === "" ? [] : [inChat(chatId, { type: "note.added", ...added, text })];
}
