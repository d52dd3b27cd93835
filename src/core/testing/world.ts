import type { Account } from "../account/account.ts";
import { evolveAccount } from "../account/evolve-account.ts";
import { type Agent, newAgent } from "../agent/agent.ts";
import { evolveAgent } from "../agent/evolve-agent.ts";
import type { Change } from "../change.ts";
import { type Chat, type InboxChat, type WaitingChat, isInInbox } from "../chat/chat.ts";
import { evolveChat } from "../chat/evolve-chat.ts";
import { type Customer, evolveCustomer, newCustomer } from "../customer/customer.ts";
import type { ChatId, CustomerId, UserId } from "../ids.ts";
import { type Refusal, isRefusal } from "../refusal.ts";
import { deepFreeze } from "./deep-freeze.ts";

/**
 * One account at work, in memory. A state comes to be by evolving what happened and in no other
 * way; events are kept as a store would keep them, and nothing of it can be changed in place.
 */
export class World {
  readonly happenings: Change[] = [];
  readonly agents = new Map<UserId, Agent>();
  readonly chats = new Map<ChatId, Chat>();
  readonly customers = new Map<CustomerId, Customer>();
  #account: Account | null = null;

  /** This happened, in this order. A refusal where something should have happened throws. */
  happened(...whats: (Change | Change[] | Refusal)[]): this {
    for (const what of whats.flat()) {
      if (isRefusal(what)) throw new Error(`Refused: ${what.refused}`);
      this.#evolve(deepFreeze(JSON.parse(JSON.stringify(what)) as Change));
    }
    return this;
  }

  /** The same once more, from what another world has kept. */
  static replay(happenings: Iterable<Change>): World {
    const world = new World();
    for (const change of happenings) world.#evolve(change);
    return world;
  }

  get account(): Account {
    if (!this.#account) throw new Error("There is no account yet");
    return this.#account;
  }

  agent(userId: UserId): Agent {
    return this.agents.get(userId) ?? newAgent(this.account.accountId, userId);
  }

  chat(chatId: ChatId): Chat {
    const chat = this.chats.get(chatId);
    if (!chat) throw new Error(`There is no ${chatId}`);
    return chat;
  }

  waitingChat(chatId: ChatId): WaitingChat {
    const chat = this.chat(chatId);
    if (chat.state !== "waiting") throw new Error(`${chatId} is ${chat.state}`);
    return chat;
  }

  customer(customerId: CustomerId): Customer {
    return this.customers.get(customerId) ?? newCustomer(this.account.accountId, customerId);
  }

  /** The input of a rule about an agent and a chat. */
  on(userId: UserId, chatId: ChatId): { account: Account; agent: Agent; chat: Chat } {
    return { account: this.account, agent: this.agent(userId), chat: this.chat(chatId) };
  }

  /** The agent, with all chats whose owner is this agent. */
  inbox(userId: UserId): { account: Account; agent: Agent; chats: InboxChat[] } {
    const chats = [...this.chats.values()]
      .filter((chat) => isInInbox(chat))
      .filter((chat) => chat.ownerId === userId);
    return { account: this.account, agent: this.agent(userId), chats };
  }

  #evolve(change: Change): void {
    this.happenings.push(change);
    const { log, id, event } = change;
    if (log === "account") this.#account = deepFreeze(evolveAccount(this.#account, event));
    if (log === "agent") this.agents.set(id, deepFreeze(evolveAgent(this.agent(id), event)));
    if (log === "chat") this.chats.set(id, deepFreeze(evolveChat(this.chats.get(id) ?? null, event)));
    if (log === "customer") this.customers.set(id, deepFreeze(evolveCustomer(this.customer(id), event)));
  }
}
