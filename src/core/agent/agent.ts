import type { OfferAnswer } from "./agent-event.ts";
import type { AccountId, BreakReasonId, ChatId, UserId } from "../ids.ts";

/** The status the agent chose. */
export type BaseStatus = "available" | "break" | "unavailable";

/** The status that is shown. */
export type Status = "available" | "break" | "unavailable" | "handling" | "wrap-up";

/** A chat in the agent's inbox, as recorded in the agent's own log. */
export interface OwnedEntry {
  readonly since: number;
  readonly inWrapUp: boolean;
}

/** An entry of the bell. */
export interface Notice {
  /** Number of the event in the agent's log. */
  readonly number: number;
  readonly kind: "allocated" | "returned" | "missed" | `offer-${OfferAnswer}`;
  readonly chatId: ChatId;
  readonly at: number;
  /** To whom the chat was offered, when it is about that. */
  readonly userId?: UserId;
}

/**
 * An agent at work, evolved from the agent's log. Every change of what an agent owns or works on is appended
 * to that log, so its number guards both the agent's load and the one active item.
 */
export interface Agent {
  readonly userId: UserId;
  readonly accountId: AccountId;
  readonly number: number;
  readonly base: BaseStatus;
  readonly breakReasonId: BreakReasonId | null;
  /**
   * The break that begins by itself when the last owned chat leaves. Until then the agent is available in name,
   * and allocated nothing. (B-61)
   */
  readonly breakAfterChats: BreakReasonId | null;
  readonly owned: Readonly<Record<ChatId, OwnedEntry>>;
  readonly activeChatId: ChatId | null;
  /** Start of the shown status. */
  readonly statusSince: number;
  /** The break that is shown has got longer than its reason allows. (B-60) */
  readonly hasOverrun: boolean;
  /** 0 = never. */
  readonly lastAllocatedAt: number;
  /** Newest last. */
  readonly notices: readonly Notice[];
}

/** Most notices kept. Older ones are of no use, because the chats' logs hold the same. */
export const noticesMax = 30;

/** An agent without events: unavailable, owning nothing. */
export function newAgent(accountId: AccountId, userId: UserId): Agent {
  return {
    userId,
    accountId,
    number: 0,
    base: "unavailable",
    breakReasonId: null,
    breakAfterChats: null,
    owned: {},
    activeChatId: null,
    statusSince: 0,
    lastAllocatedAt: 0,
    hasOverrun: false,
    notices: [],
  };
}

/** Number of chats the agent owns: active, paused and in wrap-up. (B-10) */
export function ownedCount(agent: Agent): number {
  return Object.keys(agent.owned).length;
}

/** The agent's shown status; never set by hand. (B-54) */
export function statusOf(agent: Agent): Status {
  if (agent.activeChatId === null) return agent.base;
  return agent.owned[agent.activeChatId]?.inWrapUp ? "wrap-up" : "handling";
}
