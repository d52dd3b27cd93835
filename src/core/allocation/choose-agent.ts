import type { Account } from "../account/account.ts";
import { chatsMaxFor } from "../account/queue-rules.ts";
import { type Agent, ownedCount } from "../agent/agent.ts";
import type { WaitingChat } from "../chat/chat.ts";
import { type Candidate, ineligibility } from "./eligibility.ts";

/** The eligible agent this chat goes to; `null` when there is none. (B-8) */
export function chooseAgent(
  account: Account,
  chat: WaitingChat,
  candidates: Iterable<Candidate>,
): Agent | null {
  let best: Agent | null = null;
  let bestLoad = Infinity;
  for (const candidate of candidates) {
    if (ineligibility(account, chat, candidate) !== null) continue;
    const load = loadOf(account, chat, candidate.agent);
    const goesBefore = !best || load < bestLoad || (load === bestLoad && isEarlier(candidate.agent, best));
    if (!goesBefore) continue;
    best = candidate.agent;
    bestLoad = load;
  }
  return best;
}

/** Owned chats relative to the maximum. */
function loadOf(account: Account, chat: WaitingChat, agent: Agent): number {
  const user = account.users[agent.userId];
  const queue = account.queues[chat.queueId];
  if (!user || !queue) return Infinity;
  return ownedCount(agent) / chatsMaxFor(account, user, queue);
}

/** Longest since their last allocation; where nothing else differs, the id decides, so that servers agree. */
function isEarlier(agent: Agent, other: Agent): boolean {
  if (agent.lastAllocatedAt !== other.lastAllocatedAt) {
    return agent.lastAllocatedAt < other.lastAllocatedAt;
  }
  return agent.userId < other.userId;
}
