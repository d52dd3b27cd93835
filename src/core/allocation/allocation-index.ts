import { bySystem } from "../author.ts";
import type { Account } from "../account/account.ts";
import { isAutoAllocated } from "../account/queue-rules.ts";
import type { Agent } from "../agent/agent.ts";
import { evolveAgent } from "../agent/evolve-agent.ts";
import type { Chat } from "../chat/chat.ts";
import type { Consideration } from "../chat/considered.ts";
import type { ChatId, GroupId, QueueId, UserId } from "../ids.ts";
import { SortedList } from "../sorted-list.ts";
import { AgentsThere } from "./agents-there.ts";
import { consider } from "./consider.ts";
import { ChatsWaiting, type Waiting } from "./chats-waiting.ts";
import type { Candidate, ToAllocate } from "./eligibility.ts";
import { compareWaiting } from "./waiting-order.ts";

/** The first chat of a queue that can be helped now, and who gets it. */
interface Helped {
  readonly chat: Waiting;
  readonly agent: Agent;
}

interface Arrival {
  readonly queueId: QueueId;
  readonly chatId: ChatId;
}

/** Nobody has declined the chat. */
const byNobody = { declinedBy: [], missedBy: [] } as const;

const nobodyConsidered: Consideration = { candidates: [], others: 0 };

/**
 * The waiting chats and present agents of one account, indexed, so that an event's consequences are found
 * without looking at everybody. Plans the same as `planAllocations`. Each change costs the logarithm of the
 * numbers of waiting chats and agents.
 */
export class AllocationIndex {
  #account: Account;
  /** Queues that chats are handed out from, by the groups that serve them. */
  #queuesOf: ReadonlyMap<GroupId, readonly QueueId[]>;
  readonly #chats = new ChatsWaiting();
  readonly #agents = new AgentsThere();
  /** Queues in which an allocation may have become possible. */
  readonly #wanted = new Set<QueueId>();
  /** How the agents stood for each chat of the last plan, or of the last `take`. */
  readonly #considered = new Map<ChatId, () => Consideration>();

  constructor(account: Account) {
    this.#account = account;
    this.#queuesOf = autoQueuesByGroup(account);
  }

  /** May anything have become possible since the last plan? */
  get isWanted(): boolean {
    return this.#wanted.size > 0;
  }

  /** The account is so now. */
  setAccount(account: Account): void {
    const before = this.#account;
    if (account === before) return;
    this.#account = account;
    this.#queuesOf = autoQueuesByGroup(account);
    if (account.users !== before.users) {
      const isChanged = (userId: UserId) => account.users[userId] !== before.users[userId];
      this.#agents.settingsChanged(account, isChanged);
    }
    for (const queueId of this.#chats.queueIds()) this.#want(queueId);
  }

  /** Number of waiting chats. */
  get waitingCount(): number {
    return this.#chats.size;
  }

  /** Updates an agent. */
  setAgent(candidate: Candidate): void {
    for (const groupId of this.#agents.set(this.#account, candidate)) {
      for (const queueId of this.#queuesOf.get(groupId) ?? []) this.#want(queueId);
    }
  }

  /** The chat is so now. */
  setChat(chat: Chat): void {
    if (this.#chats.set(chat)) this.#want(chat.queueId);
  }

  /** Is there an agent who could be allocated a chat that came into this queue now? */
  hasEligible(queueId: QueueId): boolean {
    const queue = this.#account.queues[queueId];
    if (!queue || !isAutoAllocated(this.#account, queue)) return false;
    return this.#agents.best(this.#account, { queueId, ...byNobody }) !== null;
  }

  /**
   * The agent for a chat that comes into this queue now; `null` when there is none, or when the next plan has
   * to decide. The index then assumes that the agent has the chat, so it must be told the agent's state once
   * the outcome is known.
   */
  take({ queueId, chatId }: Arrival, now: number): UserId | null {
    const queue = this.#account.queues[queueId];
    if (this.isWanted || !queue || !isAutoAllocated(this.#account, queue)) return null;
    const chat = { chatId, queueId, ...byNobody };
    const best = this.#agents.best(this.#account, chat);
    if (!best) return null;
    this.#considered.clear();
    this.#gain(best, chat, now);
    return best.userId;
  }

  /**
   * Allocates the waiting chats. (B-2, B-7, B-8) The index then assumes that the plan was carried out, so it
   * must be told the outcome for each chat and agent of the plan.
   */
  plan(now: number): Map<UserId, ChatId[]> {
    const plan = new Map<UserId, ChatId[]>();
    const next = new SortedList<Waiting>((a, b) => compareWaiting(this.#account, a, b));
    const enter = (queueId: QueueId) => {
      const helped = this.#firstHelped(queueId);
      if (helped) next.add(helped.chat);
    };
    for (const queueId of this.#wanted) enter(queueId);
    this.#wanted.clear();
    this.#considered.clear();
    for (let chat = next.first; chat; chat = next.first) {
      next.remove(chat);
      // The agent for this chat may have got another one in the meantime.
      const helped = this.#firstHelped(chat.queueId);
      if (helped && helped.chat !== chat) next.add(helped.chat);
      if (helped?.chat !== chat) continue;
      this.#give(helped, now);
      const given = plan.get(helped.agent.userId) ?? [];
      plan.set(helped.agent.userId, given);
      given.push(chat.chatId);
      enter(chat.queueId);
    }
    return plan;
  }

  /** How the agents stood when the last plan, or the last `take`, gave this chat to one of them. (B-13) */
  considered(chatId: ChatId): Consideration {
    return this.#considered.get(chatId)?.() ?? nobodyConsidered;
  }

  #give({ chat, agent }: Helped, now: number): void {
    this.#chats.remove(chat.chatId);
    this.#gain(agent, chat, now);
  }

  #gain(agent: Agent, chat: ToAllocate & Arrival, now: number): void {
    const { chatId } = chat;
    const account = this.#account;
    const inQuestion = this.#agents.inQuestion(account, chat, agent.userId);
    this.#considered.set(chatId, () => consider(account, chat, inQuestion));
    const gained = evolveAgent(agent, {
      type: "agent.chat-gained",
      at: now,
      by: bySystem("allocation"),
      chatId,
      how: "allocated",
    });
    this.setAgent({ agent: gained, connected: true });
  }

  #firstHelped(queueId: QueueId): Helped | null {
    const queue = this.#account.queues[queueId];
    if (!queue || !isAutoAllocated(this.#account, queue)) return null;
    const first = this.#chats.first(queueId);
    const best = first && this.#agents.best(this.#account, { queueId, ...byNobody });
    if (!best) return null;
    if (!first.declinedBy.includes(best.userId)) return { chat: first, agent: best };
    for (const chat of this.#chats.firsts(queueId)) {
      const hasDeclined = chat.declinedBy.includes(best.userId);
      const agent = hasDeclined ? this.#agents.best(this.#account, chat) : best;
      if (agent) return { chat, agent };
    }
    return null;
  }

  #want(queueId: QueueId): void {
    if (this.#chats.has(queueId)) this.#wanted.add(queueId);
  }
}

function autoQueuesByGroup(account: Account): Map<GroupId, QueueId[]> {
  const queuesOf = new Map<GroupId, QueueId[]>();
  for (const queue of Object.values(account.queues)) {
    if (!isAutoAllocated(account, queue)) continue;
    for (const groupId of queue.groupIds) {
      const queueIds = queuesOf.get(groupId) ?? [];
      queuesOf.set(groupId, queueIds);
      queueIds.push(queue.queueId);
    }
  }
  return queuesOf;
}
