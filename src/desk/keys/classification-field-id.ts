import type { ChatId } from "#contract/ids.ts";

/** Where a chat is classified: what refuses to go on without it leads there. */
export function classificationFieldId(chatId: ChatId): string {
  return `classification-${chatId}`;
}
