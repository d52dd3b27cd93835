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
 * Who gets which of the waiting chats now: goes through them in order, giving each to the agent
 * who is best for it at that moment, with what the plan has given them already. (B-2, B-7, B-8)
 * It looks at everybody, and so is the plain model that `AllocationIndex` is held against.
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
