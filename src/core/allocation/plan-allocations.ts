import { bySystem } from "../author.ts";
import type { Account } from "../account/account.ts";
import { isAutoAllocated } from "../account/queue-rules.ts";
import type { Agent } from "../agent/agent.ts";
import { evolveAgent } from "../agent/evolve-agent.ts";
import type { WaitingChat } from "../chat/chat.ts";
import type { ChatId, UserId } from "../ids.ts";
import { chooseAgent } from "./choose-agent.ts";
import type { Candidate } from "./eligibility.ts";

/**
 * Allocates the waiting chats: takes them in order and gives each to the best agent at that moment, counting
 * chats the plan has already given. (B-2, B-7, B-8) Looks at everybody, and so serves as the simple model
 * with which `AllocationIndex` is compared.
 */
export function planAllocations(
  account: Account,
  { waiting, candidates }: { waiting: readonly WaitingChat[]; candidates: readonly Candidate[] },
  now: number,
): Map<UserId, ChatId[]> {
  const plan = new Map<UserId, ChatId[]>();
  const free = new Map(candidates.map((candidate) => [candidate.agent.userId, candidate]));
  for (const chat of waiting) {
    if (free.size === 0) break;
    const queue = account.queues[chat.queueId];
    if (!queue || !isAutoAllocated(account, queue)) continue;
    const agent = chooseAgent(account, chat, free.values());
    if (!agent) continue;
    plan.set(agent.userId, [...(plan.get(agent.userId) ?? []), chat.chatId]);
    free.set(agent.userId, { agent: withChat(agent, chat.chatId, now), connected: true });
  }
  return plan;
}

function withChat(agent: Agent, chatId: ChatId, at: number): Agent {
  return evolveAgent(agent, {
    type: "agent.chat-gained",
    at,
    by: bySystem("allocation"),
    chatId,
    how: "allocated",
  });
}
