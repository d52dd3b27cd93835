import type { BoardChatCard } from "#contract/views/board-cards.ts";

/**
 * The chats as they press: raised hands first, then whoever waits longest, in line or for a reply, then those
 * that nobody waits in. Waits of all begin at a moment, so their order does not change as time passes.
 */
export function orderChats(chats: readonly BoardChatCard[]): readonly BoardChatCard[] {
  return chats.toSorted(
    (a, b) =>
      Number(b.hand !== null) - Number(a.hand !== null) ||
      (waitSince(a) ?? Infinity) - (waitSince(b) ?? Infinity) ||
      a.queuedAt - b.queuedAt ||
      (a.chatId < b.chatId ? -1 : 1),
  );
}

/** Start of the wait that the customer is in now; `null` when they are not waiting. */
export function waitSince({ state, queuedAt, replyWaitSince }: BoardChatCard): number | null {
  return state === "waiting" ? queuedAt : replyWaitSince;
}
