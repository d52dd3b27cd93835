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

/** The late item to go to from the selected one: the one after it, or else the worst. */
export function nextLate(late: readonly ChatId[], selectedId: ChatId | null): ChatId | undefined {
  const at = selectedId === null ? -1 : late.indexOf(selectedId);
  return late[(at + 1) % late.length];
}
