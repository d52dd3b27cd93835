import { type Chat, isOpen } from "#core/chat/chat.ts";

interface ChatRow {
  readonly state: string;
}

/** The chat that a row says; `null` for a row of an earlier version that lacks something: its log says all. */
export function chatOfRow({ state }: ChatRow): Chat | null {
  const chat = JSON.parse(state) as Chat;
  return isOpen(chat) && !("announced" in chat) ? null : chat;
}
