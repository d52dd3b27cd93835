import type { ItemCard } from "#contract/views/cards.ts";

export type InboxOrder = "longest-wait" | "arrival";

/** The inbox in the agent's chosen order. Chats without a reply wait come after those with one. (B-27) */
export function sortItems(items: readonly ItemCard[], order: InboxOrder): ItemCard[] {
  const byArrival = (a: ItemCard, b: ItemCard) =>
    a.ownedSince - b.ownedSince || (a.chatId < b.chatId ? -1 : 1);
  if (order === "arrival") return items.toSorted(byArrival);
  const waitsSince = (item: ItemCard) => item.replyWaitSince ?? Number.MAX_SAFE_INTEGER;
  return items.toSorted((a, b) => waitsSince(a) - waitsSince(b) || byArrival(a, b));
}
