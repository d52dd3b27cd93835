import { byCustomer } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import { type Chat, isOpen } from "./chat.ts";

/** The customer says what they thought of a chat that has ended, once. (B-57) */
export function rateChat(
  { chat, stars, comment }: { readonly chat: Chat; readonly stars: number; readonly comment: string },
  now: number,
): Change[] | Refusal {
  if (isOpen(chat)) return { refused: "not-over" };
  if (!chat.hasBeenJoined) return { refused: "not-joined" };
  if (chat.rating) return { refused: "already-rated" };
  const rated = { at: now, by: byCustomer(chat.customerId) };
  return [inChat(chat.chatId, { type: "chat.rated", ...rated, stars, comment })];
}
