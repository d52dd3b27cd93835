import { AllocationIndex } from "#core/allocation/allocation-index.ts";
import type { ChatId, QueueId, UserId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Presence } from "../presence/presence.ts";

/** The allocation index of an account, and what the logs and connections tell it. */
export class KeptIndex {
  readonly #logs: Logs;
  readonly #presence: Presence;
  current: AllocationIndex;

  constructor({ logs, presence }: { logs: Logs; presence: Presence }) {
    this.#logs = logs;
    this.#presence = presence;
    this.current = this.#whole();
  }

  tellAccount(): void {
    this.current.setAccount(this.#logs.account);
  }

  tellAgent(userId: UserId): void {
    this.#tellAgent(this.current, userId);
  }

  tellChat(chatId: ChatId): void {
    const chat = this.#logs.peek("chat", chatId);
    if (chat) this.current.setChat(chat);
  }

  /**
   * Another index, made from the logs alone, for comparison. Of the chats, which may be many, it
   * holds those of queues in which somebody could have one: without a fault these are next to none.
   */
  fresh(): AllocationIndex {
    const index = this.#withAgents();
    const helped = new Set<QueueId>();
    for (const { queueId } of Object.values(this.#logs.account.queues)) {
      if (index.hasEligible(queueId)) helped.add(queueId);
    }
    for (const chat of this.#logs.liveChats()) if (helped.has(chat.queueId)) index.setChat(chat);
    return index;
  }

  /** Rebuilds the index from the logs, after the current one was found to differ from them. */
  replace(): void {
    this.current = this.#whole();
  }

  #whole(): AllocationIndex {
    const index = this.#withAgents();
    for (const chat of this.#logs.liveChats()) index.setChat(chat);
    return index;
  }

  #withAgents(): AllocationIndex {
    const { account } = this.#logs;
    const index = new AllocationIndex(account);
    for (const { userId } of Object.values(account.users)) this.#tellAgent(index, userId);
    return index;
  }

  #tellAgent(index: AllocationIndex, userId: UserId): void {
    const connected = this.#presence.isAgentConnected(userId);
    index.setAgent({ agent: this.#logs.agent(userId), connected });
  }
}
