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

/** Why the candidate may not be allocated the chat; `null` when they may. */
export function ineligibility(
  account: Account,
  chat: WaitingChat,
  { agent, connected }: Candidate,
): Ineligibility | null {
  const user = account.users[agent.userId];
  const queue = account.queues[chat.queueId];
  if (!user || user.disabled || !user.webchat) return "no-webchat";
  if (!queue || !isServedBy(queue, user)) return "not-in-group";
  if (agent.base !== "available") return "not-available";
  if (!connected) return "not-connected";
  if (agent.activeChatId !== null && !queue.allocateWhileHandling) return "has-active-item";
  if (ownedCount(agent) >= chatsMaxFor(account, user, queue)) return "at-maximum";
  if (chat.declinedBy.includes(agent.userId)) return "declined";
  return null;
}
