import { byCustomer, bySystem, byUser } from "#core/author.ts";
import { type AccountEvent, settingSaved } from "#core/account/account-event.ts";
import type { Account, Queue } from "#core/account/account.ts";
import { evolveAccount } from "#core/account/evolve-account.ts";
import { type Agent, newAgent } from "#core/agent/agent.ts";
import type { AgentEvent } from "#core/agent/agent-event.ts";
import { evolveAgent } from "#core/agent/evolve-agent.ts";
import type { Candidate } from "#core/allocation/eligibility.ts";
import type { Chat, WaitingChat } from "#core/chat/chat.ts";
import { evolveChat } from "#core/chat/evolve-chat.ts";
import type { AccountId, ChatId, CustomerId, GroupId, QueueId, UserId, WidgetId } from "#core/ids.ts";
import { seededRandom } from "../erlang/seeded-random.ts";

const accountId = "account" as AccountId;
const queueCount = 20;
const groupCount = 8;
const chatsMax = 4;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const groupAt = (index: number) => `group-${index % groupCount}` as GroupId;
const queueAt = (index: number) => `queue-${index % queueCount}` as QueueId;

/** An account at work: everybody available, with agents in two groups each and queues served by two. */
export class House {
  account: Account;
  readonly agents = new Map<UserId, Agent>();
  readonly waiting = new Map<ChatId, WaitingChat>();
  readonly #random = seededRandom(1);
  #chats = 0;
  now = 1_000_000;

  constructor(agents: number) {
    const account = accountEvents(agents).reduce<Account | null>(evolveAccount, null);
    if (!account) throw new Error("There is no account");
    this.account = account;
    for (const userId of Object.keys(account.users) as UserId[]) {
      this.agents.set(userId, newAgent(accountId, userId));
      this.agentHas(userId, {
        type: "agent.status-chosen",
        at: 0,
        by: byUser(userId),
        base: "available",
        breakReasonId: null,
      });
    }
  }

  agentHas(userId: UserId, event: AgentEvent): Candidate {
    const agent = evolveAgent(this.agents.get(userId) ?? newAgent(accountId, userId), event);
    this.agents.set(userId, agent);
    return { agent, connected: true };
  }

  /** Gives every agent `count` chats. */
  everyoneOwns(count: number): void {
    for (const userId of this.agents.keys()) for (const _ of numbers(count)) this.gain(userId, this.#newId());
  }

  gain(userId: UserId, chatId: ChatId): Candidate {
    return this.agentHas(userId, {
      type: "agent.chat-gained",
      at: this.now,
      by: bySystem("allocation"),
      chatId,
      how: "allocated",
    });
  }

  /** One of the agent's chats is closed. */
  close(userId: UserId): Candidate {
    const [chatId] = Object.keys(this.agents.get(userId)?.owned ?? {}) as ChatId[];
    if (!chatId) throw new Error(`${userId} owns nothing`);
    return this.agentHas(userId, {
      type: "agent.chat-lost",
      at: this.now,
      by: byUser(userId),
      chatId,
      why: "closed",
    });
  }

  /** Another chat waits; one in fifty was put back by somebody before. */
  request(): WaitingChat {
    this.now += 1;
    const chatId = this.#newId();
    const customerId = chatId as string as CustomerId;
    const queueId = queueAt(this.#pick(queueCount));
    const entry = { channel: "webchat", widgetId: "widget" as WidgetId, page: "" } as const;
    const facts = { chatId, accountId, customerId, queueId, previousChatId: null, contactId: null, entry };
    const chat = evolveChat(null, {
      type: "chat.requested",
      at: this.now,
      by: byCustomer(customerId),
      ...facts,
      browser: "",
      language: "",
    });
    if (chat.state !== "waiting") throw new Error("It does not wait");
    const declinedBy = this.#pick(50) === 0 ? [this.#anyAgent()] : [];
    const waits = { ...chat, declinedBy, missedBy: [] };
    this.waiting.set(chatId, waits);
    return waits;
  }

  /** The chat is the agent's now: what both are then. */
  give(chatId: ChatId, userId: UserId): { chat: Chat; candidate: Candidate } {
    const chat = this.waiting.get(chatId);
    if (!chat) throw new Error(`${chatId} does not wait`);
    this.waiting.delete(chatId);
    return {
      chat: evolveChat(chat, {
        type: "chat.allocated",
        at: this.now,
        by: bySystem("allocation"),
        to: userId,
        candidates: [],
        others: 0,
      }),
      candidate: this.gain(userId, chatId),
    };
  }

  owned(userId: UserId): number {
    return Object.keys(this.agents.get(userId)?.owned ?? {}).length;
  }

  /** `count` different agents in sequence, from a random start. */
  someAgents(count: number): UserId[] {
    const from = this.#pick(this.agents.size);
    return numbers(count).map((index) => `agent-${(from + index) % this.agents.size}` as UserId);
  }

  #anyAgent(): UserId {
    return `agent-${this.#pick(this.agents.size)}` as UserId;
  }

  #newId(): ChatId {
    return `chat-${String(this.#chats++).padStart(9, "0")}` as ChatId;
  }

  #pick(count: number): number {
    return Math.floor(this.#random() * count);
  }
}

function houseQueue(index: number): Queue {
  const queueId = queueAt(index);
  return {
    queueId,
    name: queueId,
    priority: index % 3,
    groupIds: [groupAt(index), groupAt(index + 3)],
    allocation: null,
    chatsMax: null,
    allocateWhileHandling: index % 4 !== 0,
    replyTargetMs: 60_000,
    answerTargetMs: 60_000,
    serviceLevelTarget: 80,
    noResponseMs: 0,
    leavingMs: 300_000,
    wrapUp: { mode: "off", durationMs: 0, extensionMs: 0, extensionsMax: 0, pausedMaxMs: 0 },
    announcements: [],
    openingHoursId: null,
    waitingMax: 0,
    mayWaitUnattended: true,
    shownToWaiting: "nothing",
    mustClassify: false,
    script: "",
  };
}

function accountEvents(agents: number): AccountEvent[] {
  const by = { at: 0, by: bySystem("set-up") };
  const rules = {
    name: "Bench",
    chatsMax,
    mayTakeAboveMax: true,
    graceMs: 60_000,
    retentionDays: 0,
    mailAfterMs: 180_000,
    timeZone: "UTC",
  };
  const files = { kinds: [], bytesMax: 1, perMessageMax: 1, totalBytesMax: 0 };
  return [
    {
      type: "account.created",
      ...by,
      accountId,
      rules: { ...rules, allocation: "auto", transferTo: "any", files },
    },
    ...numbers(queueCount).map((index) => settingSaved("queue", houseQueue(index), by)),
    ...numbers(agents).map((index): AccountEvent => {
      const userId = `agent-${index}` as UserId;
      const groupIds = [groupAt(index), groupAt(index * 5 + 1)];
      const person = { name: userId, email: userId, role: "agent", webchat: true, disabled: false } as const;
      const user = { userId, ...person, groupIds, chatsMax: index % 10 === 0 ? chatsMax : null };
      return settingSaved("user", user, by);
    }),
  ];
}
