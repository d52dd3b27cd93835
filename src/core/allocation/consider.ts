import type { Account } from "../account/account.ts";
import { chatsMaxFor } from "../account/queue-rules.ts";
import { ownedCount } from "../agent/agent.ts";
import type { Consideration, Considered } from "../chat/considered.ts";
import type { UserId } from "../ids.ts";
import type { Ineligibility } from "../refusal.ts";
import { compareStanding } from "./agent-order.ts";
import { standingFor } from "./choose-agent.ts";
import { type Candidate, type ToAllocate, ineligibility } from "./eligibility.ts";

/** Most agents of an explanation. */
const candidatesMax = 10;

/** Most agents that are looked at for one; in larger accounts the rest only count as others. */
const lookedAtMax = 200;

/** The reasons, nearest to being chosen first. Users without the capability are no candidates. */
const order: readonly (Ineligibility | null)[] = [
  null,
  "missed",
  "declined",
  "has-active-item",
  "at-maximum",
  "not-connected",
  "not-available",
  "not-in-group",
];

/** How the agents stand for this chat, each with the reason, `chosenId` first. (B-13) */
export function consider(
  account: Account,
  chat: ToAllocate,
  { candidates, chosenId }: { candidates: Iterable<Candidate>; chosenId: UserId | null },
): Consideration {
  const found: Candidate[] = [];
  let others = 0;
  for (const candidate of candidates) {
    if (!account.users[candidate.agent.userId]?.webchat) continue;
    if (found.length < lookedAtMax || candidate.agent.userId === chosenId) found.push(candidate);
    else others += 1;
  }
  const ranked = found
    .map((candidate) => ({ candidate, why: ineligibility(account, chat, candidate) }))
    .filter(({ why }) => why !== "no-webchat")
    .map(({ candidate, why }) => ({
      shown: presentCandidate(account, chat, { candidate, why }),
      rank: candidate.agent.userId === chosenId ? -1 : order.indexOf(why),
      standing: standingFor(account, chat, candidate.agent),
    }))
    .toSorted((a, b) => a.rank - b.rank || compareStanding(a.standing, b.standing));
  return {
    candidates: ranked.slice(0, candidatesMax).map(({ shown }) => shown),
    others: others + Math.max(0, ranked.length - candidatesMax),
  };
}

function presentCandidate(
  account: Account,
  chat: ToAllocate,
  { candidate, why }: { candidate: Candidate; why: Ineligibility | null },
): Considered {
  const { agent } = candidate;
  const user = account.users[agent.userId];
  const queue = account.queues[chat.queueId];
  return {
    userId: agent.userId,
    why,
    owned: ownedCount(agent),
    chatsMax: user && queue ? chatsMaxFor(account, user, queue) : 0,
    lastAllocatedAt: agent.lastAllocatedAt,
  };
}
