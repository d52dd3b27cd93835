import type { Account } from "../account/account.ts";
import { chatsMaxFor, isServedBy } from "../account/queue-rules.ts";
import { type Agent, ownedCount } from "../agent/agent.ts";
import type { WaitingChat } from "../chat/chat.ts";
import type { Ineligibility } from "../refusal.ts";

/** An agent as allocation sees them. */
export interface Candidate {
  readonly agent: Agent;
  /** A live connection; what the server knows, not the log. */
  readonly connected: boolean;
}

/** The fields of a waiting chat on which eligibility depends. */
export type ToAllocate = Pick<WaitingChat, "queueId" | "declinedBy" | "missedBy">;

/** Why the candidate may not be allocated the chat; `null` when they may. */
export function ineligibility(
  account: Account,
  chat: ToAllocate,
  candidate: Candidate,
): Ineligibility | null {
  const { agent } = candidate;
  const user = account.users[agent.userId];
  const queue = account.queues[chat.queueId];
  const away = absence(account, candidate);
  if (!user || away === "no-webchat") return "no-webchat";
  if (!queue || !isServedBy(queue, user)) return "not-in-group";
  if (away) return away;
  if (agent.activeChatId !== null && !queue.allocateWhileHandling) return "has-active-item";
  if (ownedCount(agent) >= chatsMaxFor(account, user, queue)) return "at-maximum";
  if (!chat.declinedBy.includes(agent.userId)) return null;
  return chat.missedBy.includes(agent.userId) ? "missed" : "declined";
}

/** Why the candidate may be allocated nothing at all now, whatever the chat; `null` when they may. */
export function absence(
  account: Account,
  { agent, connected }: Candidate,
): "no-webchat" | "not-available" | "not-connected" | null {
  const user = account.users[agent.userId];
  if (!user || user.disabled || !user.webchat) return "no-webchat";
  if (agent.base !== "available" || agent.breakAfterChats !== null) return "not-available";
  return connected ? null : "not-connected";
}
