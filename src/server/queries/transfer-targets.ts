import { targetAgentsMax } from "#contract/limits.ts";
import type {
  TargetAgentView,
  TargetQueueView,
  TransferTargetsView,
} from "#contract/views/transfer-targets-view.ts";
import type { Account } from "#core/account/account.ts";
import { chatsMaxFor, isServedBy } from "#core/account/queue-rules.ts";
import { ownedCount, statusOf } from "#core/agent/agent.ts";
import { absence } from "#core/allocation/eligibility.ts";
import type { Chat } from "#core/chat/chat.ts";
import { whyNotOffered } from "#core/chat/offer-chat.ts";
import type { UserId } from "#core/ids.ts";
import type { RecentWaits } from "../allocation/recent-waits.ts";
import type { WaitingLines } from "../allocation/waiting-lines.ts";
import type { Logs } from "../logs/logs.ts";
import type { Presence } from "../presence/presence.ts";

/** The parts of the server that the answer is made from. */
export interface TargetNeeds {
  readonly logs: Logs;
  readonly presence: Presence;
  readonly waitingLines: WaitingLines;
  readonly recentWaits: RecentWaits;
}

/** Where this user can move the chat, and to whom they can offer it. (B-43, B-44) */
export function transferTargets(
  needs: TargetNeeds,
  { chat, userId, text }: { chat: Chat; userId: UserId; text: string },
): TransferTargetsView {
  const { account } = needs.logs;
  const searched = folded(text.trim());
  const agents = Object.values(account.users)
    .filter((user) => user.webchat && !user.disabled && user.userId !== userId)
    .filter(({ name }) => folded(name).includes(searched))
    .map((user) => agentView(needs, chat, user.userId))
    .toSorted((a, b) => Number(a.why !== null) - Number(b.why !== null) || a.name.localeCompare(b.name));
  return {
    queues: queueViews(needs, chat, userId),
    agents: agents.slice(0, targetAgentsMax),
    moreAgents: Math.max(0, agents.length - targetAgentsMax),
  };
}

function queueViews(needs: TargetNeeds, chat: Chat, userId: UserId): TargetQueueView[] {
  const { logs, waitingLines, recentWaits } = needs;
  const { account } = logs;
  const me = account.users[userId];
  const there = availableUsers(needs);
  return Object.values(account.queues)
    .filter((queue) => queue.queueId !== chat.queueId)
    .filter((queue) => account.transferTo === "any" || (me !== undefined && isServedBy(queue, me)))
    .map((queue) => ({
      queueId: queue.queueId,
      waitingCount: waitingLines.line(queue.queueId).size,
      estimatedWaitMs: recentWaits.estimateMs(queue.queueId),
      // An agent who sends the chat away does not take it.
      availableCount: there.filter((user) => user.userId !== userId && isServedBy(queue, user)).length,
    }));
}

function availableUsers({ logs, presence }: TargetNeeds): Account["users"][UserId][] {
  return Object.values(logs.account.users).filter(({ userId }) => {
    const candidate = { agent: logs.agent(userId), connected: presence.isAgentConnected(userId) };
    return absence(logs.account, candidate) === null;
  });
}

function agentView({ logs, presence }: TargetNeeds, chat: Chat, userId: UserId): TargetAgentView {
  const { account } = logs;
  const agent = logs.agent(userId);
  const user = account.users[userId];
  const queue = account.queues[chat.queueId];
  return {
    userId,
    name: user?.name ?? "",
    status: statusOf(agent),
    owned: ownedCount(agent),
    chatsMax: user && queue ? chatsMaxFor(account, user, queue) : 0,
    why: whyNotOffered(account, chat, { agent, connected: presence.isAgentConnected(userId) }),
  };
}

/** Without case and accents, so that "jose" finds José. */
function folded(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
