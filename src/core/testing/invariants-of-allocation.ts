import type { Change } from "../change.ts";
import type { UserId } from "../ids.ts";
import { type Book, type Page, hold } from "./book.ts";
import type { Invariant, Simulation } from "./simulation.ts";

/** I-3: nobody is allocated more than their maximum, nor a chat they are not eligible for. */
export const onlyToEligible: Invariant = (simulation) => ({
  beforeChange(change) {
    const allocation = allocationIn(change, simulation.book);
    if (!allocation) return;
    const { page, userId } = allocation;
    const { account } = simulation.world;
    const isAuto = (account.queues[page.queueId]?.allocation ?? account.allocation) === "auto";
    hold(page.isWaiting && isAuto, `${page.chatId} is not to be allocated`);
    hold(isEligible(simulation, page, userId), `${userId} is not eligible for ${page.chatId}`);
  },
});

/** B-7: who is allocated a chat could have had none that goes before it. */
export const nobodyOvertaken: Invariant = (simulation) => ({
  beforeChange(change) {
    const allocation = allocationIn(change, simulation.book);
    if (!allocation) return;
    const { page, userId } = allocation;
    const priority = ({ queueId }: Page) => simulation.world.account.queues[queueId]?.priority ?? 0;
    for (const other of waitingPages(simulation)) {
      const lead = priority(other) - priority(page) || page.queuedAt - other.queuedAt;
      const isOvertaken = lead > 0 && isEligible(simulation, other, userId);
      hold(!isOvertaken, `${page.chatId} overtakes ${other.chatId}`);
    }
  },
});

/** B-8: no other eligible agent has a smaller share of their maximum, or has waited for longer. */
export const fairestAgent: Invariant = (simulation) => ({
  beforeChange(change) {
    const { book, world } = simulation;
    const allocation = allocationIn(change, book);
    if (!allocation) return;
    const { page, userId } = allocation;
    const share = (who: UserId) => book.owned(who).length / book.maximum(world.account, who, page.queueId);
    const last = (who: UserId) => book.lastAllocatedAt.get(who) ?? 0;
    for (const { userId: other } of Object.values(world.account.users)) {
      if (other === userId || !isEligible(simulation, page, other)) continue;
      const isEven = share(userId) === share(other) && last(userId) <= last(other);
      hold(isEven || share(userId) < share(other), `${other} should have had ${page.chatId}, not ${userId}`);
    }
  },
});

/** I-9: nobody waits where chats are handed out while somebody is eligible. */
export const nobodyWaitsInVain: Invariant = (simulation) => ({
  settled() {
    for (const page of waitingPages(simulation)) {
      for (const { userId } of Object.values(simulation.world.account.users)) {
        const isInVain = isEligible(simulation, page, userId);
        hold(!isInVain, `${page.chatId} waits though ${userId} is eligible`);
      }
    }
  },
});

function isEligible({ book, world, agentsGone }: Simulation, page: Page, userId: UserId): boolean {
  return book.isEligible(world.account, page, { userId, isHere: !agentsGone.has(userId) });
}

/** Everybody who waits in a queue whose chats are handed out. */
function waitingPages({ book, world }: Simulation): Page[] {
  const { account } = world;
  return [...book.pages.values()].filter(
    ({ isWaiting, queueId }) =>
      isWaiting && (account.queues[queueId]?.allocation ?? account.allocation) === "auto",
  );
}

function allocationIn(change: Change, book: Book): { page: Page; userId: UserId } | null {
  if (change.log !== "chat" || change.event.type !== "chat.allocated") return null;
  return { page: book.page(change.id), userId: change.event.to };
}
