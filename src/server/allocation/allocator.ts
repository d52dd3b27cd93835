import type { Account } from "#core/account/account.ts";
import { chatsMaxFor, isAutoAllocated, queuesServedBy } from "#core/account/queue-rules.ts";
import { allocateChat } from "#core/allocation/allocate-chat.ts";
import type { Candidate } from "#core/allocation/eligibility.ts";
import { planAllocations } from "#core/allocation/plan-allocations.ts";
import { ownedCount } from "#core/agent/agent.ts";
import { evolveAgent } from "#core/agent/evolve-agent.ts";
import type { Change } from "#core/change.ts";
import type { AccountId, ChatId, UserId } from "#core/ids.ts";
import { isRefusal } from "#core/refusal.ts";
import type { Performer } from "../commands/performer.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { Presence } from "../presence/presence.ts";
import type { WaitingLines } from "./waiting-lines.ts";

interface Needs {
  readonly logs: Logs;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly presence: Presence;
  readonly waitingLines: WaitingLines;
  readonly performer: Performer;
  readonly failed: (fault: unknown) => void;
}

/** How soon it is tried again when the store could not take it. */
const retryAfterMs = 1_000;

/**
 * Gives waiting chats to agents the moment anything makes it possible (B-9): after every save that
 * is not only words, and when somebody's connection comes or goes.
 */
export class Allocator {
  readonly #needs: Needs;
  readonly #wanted = new Set<AccountId>();
  readonly #running = new Set<AccountId>();

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.bus.subscribe(({ accountId, news }) => {
      if (news.some(({ kind }) => kind !== "chat")) this.look(accountId);
    });
    needs.presence.onAgentChange((accountId) => this.look(accountId));
  }

  /** Looks whether anybody waiting in this account can be helped now. */
  look(accountId: AccountId): void {
    this.#wanted.add(accountId);
    if (this.#running.has(accountId)) return;
    this.#running.add(accountId);
    void this.#run(accountId);
  }

  async #run(accountId: AccountId): Promise<void> {
    try {
      while (this.#wanted.delete(accountId)) await this.#allocate(accountId);
    } catch (fault) {
      const { failed, clock } = this.#needs;
      failed(fault);
      clock.schedule(clock.now() + retryAfterMs, () => this.look(accountId));
    } finally {
      this.#running.delete(accountId);
    }
  }

  async #allocate(accountId: AccountId): Promise<void> {
    const { logs, clock, waitingLines } = this.#needs;
    const account = logs.account(accountId);
    const candidates = this.#candidates(account);
    if (candidates.length === 0) return;
    const queueIds = Object.values(account.queues)
      .filter((queue) => isAutoAllocated(account, queue))
      .map(({ queueId }) => queueId);
    const waiting = waitingLines.inOrder(account, queueIds);
    const plan = planAllocations(account, { waiting, candidates }, clock.now());
    await Promise.all([...plan].map(([userId, chatIds]) => this.#give(account, userId, chatIds)));
  }

  /** Agents who could own one more chat of some queue they serve. */
  #candidates(account: Account): Candidate[] {
    const { logs, presence } = this.#needs;
    return presence.connectedAgents(account.accountId).flatMap((userId) => {
      const agent = logs.agent(account.accountId, userId);
      const user = account.users[userId];
      if (!user || agent.base !== "available") return [];
      const hasRoom = queuesServedBy(account, userId).some(
        (queue) => ownedCount(agent) < chatsMaxFor(account, user, queue),
      );
      return hasRoom ? [{ agent, connected: true }] : [];
    });
  }

  /** One save for all chats that go to one agent; if anything has moved meanwhile, the next look finds it. */
  async #give(account: Account, userId: UserId, chatIds: readonly ChatId[]): Promise<void> {
    const { accountId } = account;
    await this.#needs.performer.perform({
      accountId,
      commandId: null,
      turn: userId,
      prepare: async () => () => this.#decide(accountId, userId, chatIds),
    });
  }

  #decide(accountId: AccountId, userId: UserId, chatIds: readonly ChatId[]): Change[] {
    const { logs, clock, presence } = this.#needs;
    const account = logs.account(accountId);
    const connected = presence.isAgentConnected(userId);
    let agent = logs.agent(accountId, userId);
    return chatIds.flatMap((chatId) => {
      const chat = logs.peek("chat", chatId);
      if (!chat) return [];
      const candidate = { agent, connected };
      const changes = allocateChat({ account, chat, candidate }, clock.now());
      if (isRefusal(changes)) return [];
      for (const change of changes) {
        if (change.log === "agent") agent = evolveAgent(agent, change.event);
      }
      return changes;
    });
  }
}
