import { type Chat, isOpen } from "#core/chat/chat.ts";

interface ChatRow {
  readonly state: string;
}

/**
 * The chat stored in a row; `null` for a row of an earlier version that lacks a field, which is then evolved
 * from its log.
 */
export function chatOfRow({ state }: ChatRow): Chat | null {
  const chat = JSON.parse(state) as Chat;
  return isOpen(chat) && !("announced" in chat) ? null : chat;
}
