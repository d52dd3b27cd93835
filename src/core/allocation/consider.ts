import type { Account } from "../account/account.ts";
import { chatsMaxFor } from "../account/queue-rules.ts";
import { ownedCount } from "../agent/agent.ts";
import type { Consideration, Considered } from "../chat/considered.ts";
import type { UserId } from "../ids.ts";
import type { Ineligibility } from "../refusal.ts";
import { type Standing, compareStanding } from "./agent-order.ts";
import { standingFor } from "./choose-agent.ts";
import { type Candidate, type ToAllocate, ineligibility } from "./eligibility.ts";

/** Most agents of an explanation. */
const candidatesMax = 10;

/** Most agents that are looked at for one, because each allocation makes one. */
export const lookedAtMax = 20;

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

/** Who came into question for a chat. */
export interface InQuestion {
  /** Those who matter most first. */
  readonly candidates: Iterable<Candidate>;
  readonly chosenId: UserId | null;
  /** Number of users with the capability. */
  readonly total: number;
}

/** How the agents stand for this chat, each with the reason, the chosen one first. (B-13) */
export function consider(
  account: Account,
  chat: ToAllocate,
  { candidates, chosenId, total }: InQuestion,
): Consideration {
  const byReason = order.map((): Candidate[] => []);
  for (const candidate of candidates) {
    byReason[order.indexOf(ineligibility(account, chat, candidate))]?.push(candidate);
  }
  const [eligible = [], ...others] = byReason;
  const best = inOrder(account, chat, { candidates: eligible, chosenId });
  const shown = [...best, ...others.flat()].slice(0, candidatesMax);
  return {
    candidates: shown.map((candidate) => presentCandidate(account, chat, candidate)),
    others: total - shown.length,
  };
}

function inOrder(
  account: Account,
  chat: ToAllocate,
  { candidates, chosenId }: { candidates: readonly Candidate[]; chosenId: UserId | null },
): Candidate[] {
  const isChosen = ({ userId }: Standing) => Number(userId === chosenId);
  return candidates
    .map((candidate) => ({ candidate, standing: standingFor(account, chat, candidate.agent) }))
    .toSorted(({ standing: a }, { standing: b }) => isChosen(b) - isChosen(a) || compareStanding(a, b))
    .map(({ candidate }) => candidate);
}

function presentCandidate(account: Account, chat: ToAllocate, candidate: Candidate): Considered {
  const { agent } = candidate;
  const why = ineligibility(account, chat, candidate);
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
