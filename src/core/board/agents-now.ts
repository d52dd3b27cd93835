import type { Account } from "../account/account.ts";
import { type Agent, type Status, statusOf } from "../agent/agent.ts";
import type { GroupId, QueueId } from "../ids.ts";

/** Number of agents in each status but `unavailable`. */
export type AgentCounts = Readonly<Record<Exclude<Status, "unavailable">, number>>;

export const noAgents: AgentCounts = { available: 0, handling: 0, "wrap-up": 0, break: 0 };

/** How many of those who serve each queue are in which status. Looks once at each agent. (B-90) */
export function agentsNow(account: Account, agents: Iterable<Agent>): ReadonlyMap<QueueId, AgentCounts> {
  const queuesOf = queuesByGroup(account);
  const counts = new Map<QueueId, { -readonly [Name in keyof AgentCounts]: number }>();
  for (const agent of agents) {
    const user = account.users[agent.userId];
    const status = statusOf(agent);
    if (!user?.webchat || user.disabled || status === "unavailable") continue;
    const queueIds = new Set(user.groupIds.flatMap((groupId) => queuesOf.get(groupId) ?? []));
    for (const queueId of queueIds) {
      const ofQueue = counts.get(queueId) ?? { ...noAgents };
      counts.set(queueId, ofQueue);
      ofQueue[status] += 1;
    }
  }
  return counts;
}

function queuesByGroup({ queues }: Account): Map<GroupId, QueueId[]> {
  const queuesOf = new Map<GroupId, QueueId[]>();
  for (const { queueId, groupIds } of Object.values(queues)) {
    for (const groupId of groupIds) queuesOf.set(groupId, [...(queuesOf.get(groupId) ?? []), queueId]);
  }
  return queuesOf;
}
