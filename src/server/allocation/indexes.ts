import { AllocationIndex } from "#core/allocation/allocation-index.ts";
import type { Candidate } from "#core/allocation/eligibility.ts";
import type { AccountId, ChatId, QueueId, UserId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Presence } from "../presence/presence.ts";

/** The allocation index of every account, and what the logs and connections tell it. */
export class Indexes {
  readonly #logs: Logs;
  readonly #presence: Presence;
  readonly #indexes = new Map<AccountId, AllocationIndex>();

  constructor({ logs, presence }: { logs: Logs; presence: Presence }) {
    this.#logs = logs;
    this.#presence = presence;
    for (const chat of logs.liveChats()) this.of(chat.accountId).setChat(chat);
  }

  of(accountId: AccountId): AllocationIndex {
    const known = this.#indexes.get(accountId);
    if (known) return known;
    const made = this.#withAgents(accountId);
    this.#indexes.set(accountId, made);
    return made;
  }

  get held(): number {
    return [...this.#indexes.values()].reduce((sum, { waitingCount }) => sum + waitingCount, 0);
  }

  tellAccount(accountId: AccountId): void {
    this.of(accountId).setAccount(this.#logs.account(accountId));
  }

  tellAgent(accountId: AccountId, userId: UserId): void {
    this.of(accountId).setAgent(this.#candidate(accountId, userId));
  }

  tellChat(accountId: AccountId, chatId: ChatId): void {
    const chat = this.#logs.peek("chat", chatId);
    if (chat) this.of(accountId).setChat(chat);
  }

  /**
   * Other indexes, made from the logs alone, for comparison. Of the chats, which may be many, they
   * hold those of queues in which somebody could have one: without a fault these are next to none.
   */
  fresh(): Map<AccountId, AllocationIndex> {
    const fresh = new Map<AccountId, AllocationIndex>();
    const helped = new Set<QueueId>();
    for (const account of this.#logs.accounts()) {
      const index = this.#withAgents(account.accountId);
      fresh.set(account.accountId, index);
      for (const { queueId } of Object.values(account.queues)) {
        if (index.hasEligible(queueId)) helped.add(queueId);
      }
    }
    for (const chat of this.#logs.liveChats()) {
      if (helped.has(chat.queueId)) fresh.get(chat.accountId)?.setChat(chat);
    }
    return fresh;
  }

  /** This account's is not as the logs are: makes it anew. */
  replace(accountId: AccountId): void {
    this.#indexes.delete(accountId);
    for (const chat of this.#logs.liveChats()) {
      if (chat.accountId === accountId) this.of(accountId).setChat(chat);
    }
  }

  #withAgents(accountId: AccountId): AllocationIndex {
    const account = this.#logs.account(accountId);
    const index = new AllocationIndex(account);
    for (const userId of Object.keys(account.users)) {
      index.setAgent(this.#candidate(accountId, userId as UserId));
    }
    return index;
  }

  #candidate(accountId: AccountId, userId: UserId): Candidate {
    return {
      agent: this.#logs.agent(accountId, userId),
      connected: this.#presence.isAgentConnected(userId),
    };
  }
}
