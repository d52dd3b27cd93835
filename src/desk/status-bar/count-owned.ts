import type { ItemCard } from "#contract/views/cards.ts";

/** Number of open chats and of chats in wrap-up. */
export function countOwned(items: readonly ItemCard[]): { readonly open: number; readonly inWrapUp: number } {
  const open = items.filter(({ stage }) => stage === "open").length;
  return { open, inWrapUp: items.length - open };
}
