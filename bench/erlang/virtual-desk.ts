import type { Account } from "#core/account/account.ts";
import { evolveAccount } from "#core/account/evolve-account.ts";
import { newAgent, type Agent } from "#core/agent/agent.ts";
import { chooseStatus } from "#core/agent/choose-status.ts";
import { evolveAgent } from "#core/agent/evolve-agent.ts";
import { allocateChat } from "#core/allocation/allocate-chat.ts";
import { AllocationIndex } from "#core/allocation/allocation-index.ts";
import type { Change } from "#core/change.ts";
import { type Chat, isFinished } from "#core/chat/chat.ts";
import { requestChat } from "#core/chat/customer-words.ts";
import { leaveChat } from "#core/chat/end-chat.ts";
import { evolveChat } from "#core/chat/evolve-chat.ts";
import type { ChatId, CustomerId, UserId } from "#core/ids.ts";
import { type Refusal, isRefusal } from "#core/refusal.ts";
import { accountOf, widgetId } from "./account-of.ts";

/** An account at work in virtual time: the product's rules and allocation without its store and sockets. */
export class VirtualDesk {
  readonly #account: Account;
  readonly #index: AllocationIndex;
  readonly #agents = new Map<UserId, Agent>();
  readonly #chats = new Map<ChatId, Chat>();

  constructor(agents: number) {
    this.#account = accountOf(agents).reduce<Account | null>(evolveAccount, null) ?? missing("account");
    this.#index = new AllocationIndex(this.#account);
    for (const { userId } of Object.values(this.#account.users)) {
      const agent = newAgent(this.#account.accountId, userId);
      const command = { account: this.#account, agent, base: "available", breakReasonId: null } as const;
      this.#agents.set(userId, agent);
      this.#happened(chooseStatus(command, 0));
      this.hear(userId);
    }
  }

  /** A customer comes. */
  request(chatId: ChatId, now: number): void {
    const entry = { channel: "webchat", widgetId, page: "https://example.org/" } as const;
    const came = { entry, browser: "bench", language: "en" };
    const customerId = chatId as string as CustomerId;
    const queueNow = { waitingCount: 0, isAttended: () => true };
    const customer = { account: this.#account, customerId, previous: null, contactId: null, queueNow };
    this.#happened(requestChat({ ...customer, chatId, ...came, text: "Hello" }, now));
    this.#index.setChat(this.#chat(chatId));
  }

  /** The customer has been helped, and leaves. Their agent, of whom allocation has not heard yet. */
  end(chatId: ChatId, now: number): UserId {
    const chat = this.#chat(chatId);
    if (chat.state !== "owned") throw new Error(`${chatId} is ${chat.state}`);
    this.#happened(leaveChat({ account: this.#account, chat }, now));
    return chat.ownerId;
  }

  /** Allocation hears of the agent as they are now. */
  hear(userId: UserId): void {
    this.#index.setAgent({ agent: this.#agent(userId), connected: true });
  }

  /** Gives what can be given; the chats that were. */
  allocate(now: number): ChatId[] {
    if (!this.#index.isWanted) return [];
    const plan = this.#index.plan(now);
    for (const [userId, chatIds] of plan) {
      for (const chatId of chatIds) {
        const candidate = { agent: this.#agent(userId), connected: true };
        const chat = this.#chat(chatId);
        this.#happened(
          allocateChat(
            { account: this.#account, chat, candidate, considered: this.#index.considered(chatId) },
            now,
          ),
        );
        this.#index.setChat(this.#chat(chatId));
      }
      this.hear(userId);
    }
    return [...plan.values()].flat();
  }

  #happened(changes: Change[] | Refusal): void {
    if (isRefusal(changes)) throw new Error(`Refused: ${changes.refused}`);
    for (const { log, id, event } of changes) {
      if (log === "agent") this.#agents.set(id, evolveAgent(this.#agent(id), event));
      if (log !== "chat") continue;
      const chat = evolveChat(this.#chats.get(id) ?? null, event);
      if (isFinished(chat)) this.#chats.delete(id);
      else this.#chats.set(id, chat);
    }
  }

  #agent(userId: UserId): Agent {
    return this.#agents.get(userId) ?? missing(userId);
  }

  #chat(chatId: ChatId): Chat {
    return this.#chats.get(chatId) ?? missing(chatId);
  }
}

function missing(what: string): never {
  throw new Error(`There is no ${what}`);
}
