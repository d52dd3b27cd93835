import type { ChatId } from "#contract/ids.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { replyWaitAt } from "../reply-wait/reply-wait-at.ts";

/** The items past their reply target at `now`, the longest wait first. */
export function lateItems(items: readonly ItemCard[], now: number): ChatId[] {
  return items
    .filter((item) => replyWaitAt(item, now)?.grade === "late")
    .toSorted((a, b) => (a.replyWaitSince ?? 0) - (b.replyWaitSince ?? 0) || (a.chatId < b.chatId ? -1 : 1))
    .map(({ chatId }) => chatId);
}

/** The items with something that was not read, those that have waited longest first. */
export function unreadItems(items: readonly ItemCard[]): ChatId[] {
  const since = ({ replyWaitSince, ownedSince }: ItemCard) => replyWaitSince ?? ownedSince;
  return items
    .filter(({ unread, bell }) => unread > 0 || bell)
    .toSorted((a, b) => since(a) - since(b) || (a.chatId < b.chatId ? -1 : 1))
    .map(({ chatId }) => chatId);
}

/** The item to go to from the selected one: the one after it, or else the first. */
export function nextItem(chatIds: readonly ChatId[], selectedId: ChatId | null): ChatId | undefined {
  const at = selectedId === null ? -1 : chatIds.indexOf(selectedId);
  return chatIds[(at + 1) % chatIds.length];
}
