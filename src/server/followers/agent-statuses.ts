import { type Agent, newAgent, statusOf } from "#core/agent/agent.ts";
import type { AgentEvent } from "#core/agent/agent-event.ts";
import { evolveAgent } from "#core/agent/evolve-agent.ts";
import type { UserId } from "#core/ids.ts";
import { changeOf } from "../logs/evolve-state.ts";
import type { KeptRows, LedgerEvent } from "../ports/store.ts";
import type { Follower } from "./follower.ts";

/** How long each agent had which status. (B-95) */
export const agentStatusesFollower: Follower = {
  name: "agent-statuses",
  version: 1,
  kinds: ["agent"],
  buildsOn: (events) => userIdsOf(events).map((key) => ({ table: "followed_agent", key })),
  follow(events, before) {
    const agents = new Map<string, FollowedAgent>();
    for (const { table, key, rows } of before) {
      const [row] = table === "followed_agent" ? rows : [];
      if (row) agents.set(key, { agent: JSON.parse(row.state) as Agent, since: row.since });
    }
    const spans: KeptRows[] = [];
    for (const event of events) {
      const known = agents.get(event.logId);
      const agent = known?.agent ?? newAgent(event.accountId, event.logId as UserId);
      const next = evolveAgent(agent, changeOf(event) as AgentEvent);
      const since = known ? sinceAfter(known, next) : event.at;
      if (known && since > known.since) spans.push(spanOver(known, { number: next.number, endedAt: since }));
      agents.set(event.logId, { agent: next, since });
    }
    return [...spans, ...userIdsOf(events).flatMap((key) => followed(agents.get(key)))];
  },
};

interface FollowedAgent {
  readonly agent: Agent;
  /** Since when they have had the present status. */
  readonly since: number;
}

/** An event that was noticed late is dated back, and no two statuses are had at once. */
function sinceAfter({ agent, since }: FollowedAgent, next: Agent): number {
  return next.statusSince === agent.statusSince ? since : Math.max(since, next.statusSince);
}

function userIdsOf(events: readonly LedgerEvent[]): string[] {
  return [...new Set(events.map(({ logId }) => logId))];
}

/** The time in the status before, which the event of this number ended. */
function spanOver(
  { agent, since }: FollowedAgent,
  { number, endedAt }: { readonly number: number; readonly endedAt: number },
): KeptRows {
  const { accountId, userId } = agent;
  const status = statusOf(agent);
  const key = `${userId} ${number}`;
  const row = {
    span_id: key,
    user_id: userId,
    account_id: accountId,
    status,
    break_reason_id: status === "break" ? agent.breakReasonId : null,
    began_at: since,
    ended_at: endedAt,
  };
  return { table: "status_span", key, rows: [row] };
}

function followed(known: FollowedAgent | undefined): KeptRows[] {
  if (!known) return [];
  const { agent, since } = known;
  const { userId, accountId } = agent;
  const row = { user_id: userId, account_id: accountId, since, state: JSON.stringify(agent) };
  return [{ table: "followed_agent", key: userId, rows: [row] }];
}
