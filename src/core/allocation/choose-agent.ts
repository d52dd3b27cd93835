import type { Account } from "../account/account.ts";
import { chatsMaxFor } from "../account/queue-rules.ts";
import { type Agent, ownedCount } from "../agent/agent.ts";
import { type Standing, compareStanding } from "./agent-order.ts";
import { type Candidate, type ToAllocate, ineligibility } from "./eligibility.ts";

/** The eligible agent this chat goes to; `null` when there is none. (B-8) */
export function chooseAgent(
  account: Account,
  chat: ToAllocate,
  candidates: Iterable<Candidate>,
): Agent | null {
  let best: { readonly agent: Agent; readonly standing: Standing } | null = null;
  for (const candidate of candidates) {
    if (ineligibility(account, chat, candidate) !== null) continue;
    const { agent } = candidate;
    const standing = standingFor(account, chat, agent);
    if (!best || compareStanding(standing, best.standing) < 0) best = { agent, standing };
  }
  return best?.agent ?? null;
}

/** An agent's rank for a chat of this queue. */
export function standingFor(account: Account, chat: Pick<ToAllocate, "queueId">, agent: Agent): Standing {
  const { userId, lastAllocatedAt } = agent;
  const user = account.users[userId];
  const queue = account.queues[chat.queueId];
  const load = user && queue ? ownedCount(agent) / chatsMaxFor(account, user, queue) : Infinity;
  return { load, lastAllocatedAt, userId };
}
