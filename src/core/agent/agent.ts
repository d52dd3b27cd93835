import type { AccountId, BreakReasonId, ChatId, UserId } from "../ids.ts";

/** What the agent chose. */
export type BaseStatus = "available" | "break" | "unavailable";

/** What the agent is doing. */
export type Status = "available" | "break" | "unavailable" | "handling" | "wrap-up";

/** A chat in the agent's inbox, as far as the agent's own log knows it. */
export interface OwnedEntry {
  readonly since: number;
  readonly inWrapUp: boolean;
}

/** Something the bell tells of. */
export interface Notice {
  /** Number of the event in the agent's log. */
  readonly number: number;
  readonly kind: "allocated" | "returned";
  readonly chatId: ChatId;
  readonly at: number;
}

/**
 * An agent at work, evolved from the agent's log. Whoever changes what an agent owns or works on
 * appends to that log, so its number guards both their load and their one active item.
 */
export interface Agent {
  readonly userId: UserId;
  readonly accountId: AccountId;
  readonly number: number;
  readonly base: BaseStatus;
  readonly breakReasonId: BreakReasonId | null;
  readonly owned: Readonly<Record<ChatId, OwnedEntry>>;
  readonly activeChatId: ChatId | null;
  /** Since when the status that is shown has been what it is. */
  readonly statusSince: number;
  /** The break that is shown has got longer than its reason allows. (B-60) */
  readonly hasOverrun: boolean;
  /** 0 = never. */
  readonly lastAllocatedAt: number;
  /** Newest last. */
  readonly notices: readonly Notice[];
}

/** Older notices are of no use to anyone: what they tell is in the chats' logs. */
export const noticesMax = 30;

/** An agent nobody has heard of yet: unavailable, owning nothing. */
export function newAgent(accountId: AccountId, userId: UserId): Agent {
  return {
    userId,
    accountId,
    number: 0,
    base: "unavailable",
    breakReasonId: null,
    owned: {},
    activeChatId: null,
    statusSince: 0,
    lastAllocatedAt: 0,
    hasOverrun: false,
    notices: [],
  };
}

/** How many chats the agent owns: active, paused and in wrap-up. (B-10) */
export function ownedCount(agent: Agent): number {
  return Object.keys(agent.owned).length;
}

/** What is shown as the agent's status; never set by hand. (B-54) */
export function statusOf(agent: Agent): Status {
  if (agent.activeChatId === null) return agent.base;
  return agent.owned[agent.activeChatId]?.inWrapUp ? "wrap-up" : "handling";
}
