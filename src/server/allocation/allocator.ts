import { allocateChat } from "#core/allocation/allocate-chat.ts";
import type { AllocationIndex } from "#core/allocation/allocation-index.ts";
import { evolveAgent } from "#core/agent/evolve-agent.ts";
import type { Change } from "#core/change.ts";
import type { Chat } from "#core/chat/chat.ts";
import { evolveChat } from "#core/chat/evolve-chat.ts";
import type { ChatId, CustomerId, UserId } from "#core/ids.ts";
import { isRefusal } from "#core/refusal.ts";
import type { Performer } from "../performer/performer.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus, LogNews } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { Presence } from "../presence/presence.ts";
import { KeptIndex } from "./kept-index.ts";

interface Needs {
  readonly logs: Logs;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly presence: Presence;
  readonly performer: Performer;
  readonly failed: (fault: unknown) => void;
}

/** Delay before another attempt after the store failed. */
const retryAfterMs = 1_000;

/** How often the sweep looks for chats that should have been given already. */
const sweepEveryMs = 60_000;

/**
 * Gives waiting chats to agents as soon as that is possible (B-9). An index of the account follows every save
 * and every connection that comes or goes, and says which chats may be given. A periodic sweep finds anything
 * the index missed.
 */
export class Allocator {
  readonly #needs: Needs;
  readonly #index: KeptIndex;
  #isRunning = false;
  /** Agents for whom a chat is being stored that was given as it came. */
  readonly #taken = new Set<UserId>();
  /** Of each customer who waits for that: ends it. */
  readonly #settle = new Map<CustomerId, () => void>();
  #found = 0;
  #cancelSweep = () => {};

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#index = new KeptIndex(needs);
    needs.bus.subscribe(({ news }) => {
      for (const one of news) this.#hear(one);
      this.look();
    });
    needs.presence.onAgentChange((userId) => {
      this.#index.tellAgent(userId);
      this.look();
    });
  }

  /** Chats that waited though somebody was eligible, and were only found by the sweep: should be 0. */
  get foundBySweep(): number {
    return this.#found;
  }

  start(): void {
    this.look();
    this.#scheduleSweep();
  }

  stop(): void {
    this.#cancelSweep();
  }

  #hear({ kind, logId }: LogNews): void {
    if (kind === "account") this.#index.tellAccount();
    else if (kind === "agent") this.#index.tellAgent(logId as UserId);
    else if (kind === "chat") this.#index.tellChat(logId as ChatId);
  }

  /**
   * The changes that give the chat in `begun` to an agent, to be stored in the same save, so that a chat
   * somebody can take at once never waits. Empty when nobody can take it or other chats may come first; the
   * chat then waits and is given like any other. (B-2) Call `settled` once the outcome of the save is known.
   */
  atOnce(begun: readonly Change[]): readonly Change[] {
    const { logs, clock, presence } = this.#needs;
    const chat = chatOf(begun);
    if (!chat) return [];
    // The customer's earlier request was not stored, so the agent reserved for it becomes available again.
    this.settled(chat.customerId);
    if (this.#isRunning) return [];
    const now = clock.now();
    const userId = this.#index.current.take(chat, now);
    // Two saves for one agent cannot both fit. The next plan gives the second chat.
    if (!userId || this.#taken.has(userId)) return [];
    this.#take(chat, userId);
    const candidate = { agent: logs.agent(userId), connected: presence.isAgentConnected(userId) };
    const considered = this.#index.current.considered(chat.chatId);
    const changes = allocateChat({ account: logs.account, chat, candidate, considered }, now);
    return isRefusal(changes) ? [] : changes;
  }

  /** Number of chats in the index. */
  get held(): number {
    return this.#index.current.waitingCount;
  }

  /**
   * Called when the customer's command has settled. Releases the reservation and gives the index the agent's
   * current state.
   */
  settled(customerId: CustomerId): void {
    this.#settle.get(customerId)?.();
  }

  /** Reserves the agent. The reservation expires by itself, in case nobody calls `settled`. */
  #take({ customerId }: Chat, userId: UserId): void {
    const { clock } = this.#needs;
    const settle = () => {
      cancel();
      this.#settle.delete(customerId);
      this.#taken.delete(userId);
      this.#index.tellAgent(userId);
      this.look();
    };
    const cancel = clock.after(retryAfterMs, settle);
    this.#settle.set(customerId, settle);
    this.#taken.add(userId);
  }

  /** Gives what can be given now. */
  look(): void {
    if (this.#isRunning || !this.#index.current.isWanted) return;
    this.#isRunning = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    try {
      // The index may be another one after a sweep.
      while (this.#index.current.isWanted) await this.#allocate();
    } catch (fault) {
      const { failed, clock } = this.#needs;
      failed(fault);
      clock.after(retryAfterMs, () => this.look());
    } finally {
      this.#isRunning = false;
    }
  }

  async #allocate(): Promise<void> {
    const plan = this.#index.current.plan(this.#needs.clock.now());
    const gives = [...plan].map(([userId, chatIds]) => this.#give(userId, chatIds));
    const results = await Promise.allSettled(gives);
    // Chats whose save was refused or failed are unchanged and go into the next plan.
    for (const [userId, chatIds] of plan) {
      for (const chatId of chatIds) this.#index.tellChat(chatId);
      this.#index.tellAgent(userId);
    }
    const failure = results.find(({ status }) => status === "rejected");
    if (failure?.status === "rejected") throw failure.reason;
  }

  /** Gives an agent chats in one save, without those that changed meanwhile. */
  async #give(userId: UserId, chatIds: readonly ChatId[]): Promise<void> {
    const prepare = async () => () => this.#decide(userId, chatIds);
    await this.#needs.performer.perform({ commandId: null, turn: userId, prepare });
  }

  #decide(userId: UserId, chatIds: readonly ChatId[]): Change[] {
    const { logs, clock, presence } = this.#needs;
    const { account } = logs;
    const connected = presence.isAgentConnected(userId);
    let agent = logs.agent(userId);
    return chatIds.flatMap((chatId) => {
      const chat = logs.peek("chat", chatId);
      if (!chat) return [];
      const candidate = { agent, connected };
      const considered = this.#index.current.considered(chatId);
      const changes = allocateChat({ account, chat, candidate, considered }, clock.now());
      if (isRefusal(changes)) return [];
      for (const change of changes) {
        if (change.log === "agent") agent = evolveAgent(agent, change.event);
      }
      return changes;
    });
  }

  #scheduleSweep(): void {
    const { clock } = this.#needs;
    this.#cancelSweep = clock.after(sweepEveryMs, () => {
      this.#sweep();
      this.#scheduleSweep();
    });
  }

  /**
   * Checks all waiting chats against a fresh index. Chats the current index missed are reported and given.
   */
  #sweep(): void {
    const { clock, failed } = this.#needs;
    if (this.#isRunning || this.#index.current.isWanted) return;
    const found = countIn(this.#index.fresh(), clock.now());
    if (found === 0) return;
    this.#found += found;
    failed(new Error(`${found} chats waited in vain`));
    this.#index.replace();
    this.look();
  }
}

/** The chat that these changes make. */
function chatOf(changes: readonly Change[]): Chat | null {
  let chat: Chat | null = null;
  for (const change of changes) if (change.log === "chat") chat = evolveChat(chat, change.event);
  return chat;
}

function countIn(index: AllocationIndex, now: number): number {
  let count = 0;
  for (const chatIds of index.plan(now).values()) count += chatIds.length;
  return count;
}
