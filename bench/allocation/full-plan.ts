import { chatsMaxFor, isAutoAllocated, queuesServedBy } from "#core/account/queue-rules.ts";
import { ownedCount } from "#core/agent/agent.ts";
import { planAllocations } from "#core/allocation/plan-allocations.ts";
import { compareWaiting } from "#core/allocation/waiting-order.ts";
import type { WaitingChat } from "#core/chat/chat.ts";
import type { ChatId, UserId } from "#core/ids.ts";
import type { House } from "./house.ts";

/**
 * The baseline: a decision that looks at everybody, as the server's allocator made it before it had an index.
 */
export class FullPlan {
  readonly #house: House;
  /** Each queue's chats in order, as they were kept then. */
  readonly #lines = new Map<string, WaitingChat[]>();

  constructor(house: House) {
    this.#house = house;
    for (const chat of house.waiting.values()) {
      const line = this.#lines.get(chat.queueId) ?? [];
      this.#lines.set(chat.queueId, line);
      line.push(chat);
    }
  }

  decide(): Map<UserId, ChatId[]> {
    const { account, agents, now } = this.#house;
    const candidates = [...agents.values()].flatMap((agent) => {
      const user = account.users[agent.userId];
      if (!user || agent.base !== "available") return [];
      const hasRoom = queuesServedBy(account, agent.userId).some(
        (queue) => ownedCount(agent) < chatsMaxFor(account, user, queue),
      );
      return hasRoom ? [{ agent, connected: true }] : [];
    });
    if (candidates.length === 0) return new Map();
    const waiting = Object.values(account.queues)
      .filter((queue) => isAutoAllocated(account, queue))
      .flatMap(({ queueId }) => this.#lines.get(queueId) ?? [])
      .toSorted((a, b) => compareWaiting(account, a, b));
    return planAllocations(account, { waiting, candidates }, now);
  }
}
