import type { ChatId } from "#contract/ids.ts";

/** The button by which an offered chat is accepted, to which the bell leads. */
export function acceptButtonId(chatId: ChatId): string {
  return `accept-${chatId}`;
}
