import type { Account } from "../account/account.ts";
import { type Agent, newAgent, ownedCount } from "../agent/agent.ts";
import type { GroupId, UserId } from "../ids.ts";
import { SortedList } from "../sorted-list.ts";
import { type Standing, compareStanding } from "./agent-order.ts";
import { standingFor } from "./choose-agent.ts";
import type { Consideration } from "../chat/considered.ts";
import { consider } from "./consider.ts";
import { type Candidate, type ToAllocate, absence, ineligibility } from "./eligibility.ts";

/**
 * Agents of one group, best first. Agents with a maximum of their own are ordered by their share of it, the
 * others by the number of chats they own. Both orders are the same for every queue, whatever its maximum, so
 * a change of one agent costs the same with one queue and with a hundred.
 */
interface GroupLists {
  readonly ownMax: SortedList<Standing>;
  readonly queueMax: SortedList<Standing>;
}

interface Eligible {
  readonly agent: Agent;
  readonly standing: Standing;
}

/** An agent's place in the lists. */
interface Place {
  readonly standing: Standing;
  readonly groupIds: readonly GroupId[];
  readonly hasOwnMax: boolean;
  readonly hasActiveItem: boolean;
}

/** The agents of an account who can be allocated chats, in the order of choice. (B-8) */
export class AgentsThere {
  readonly #candidates = new Map<UserId, Candidate>();
  readonly #places = new Map<UserId, Place>();
  readonly #idle = new Map<GroupId, GroupLists>();
  readonly #withActiveItem = new Map<GroupId, GroupLists>();

  /**
   * Updates an agent. Returns the groups whose queues may now have an agent who can take more than before.
   */
  set(account: Account, candidate: Candidate): readonly GroupId[] {
    const { userId } = candidate.agent;
    this.#candidates.set(userId, candidate);
    const before = this.#places.get(userId);
    const after = placeOf(account, candidate);
    if (before && after && isSamePlace(before, after)) return [];
    if (before) this.#leave(before);
    if (after) this.#enter(after);
    return after && mayHaveMore(before, after) ? after.groupIds : [];
  }

  /** Settings have changed: looks again at the agents of these users, or of all. */
  settingsChanged(account: Account, isChanged: (userId: UserId) => boolean): void {
    for (const [userId, candidate] of this.#candidates) {
      if (isChanged(userId)) this.set(account, candidate);
    }
  }

  candidate(userId: UserId): Candidate | null {
    return this.#candidates.get(userId) ?? null;
  }

  /** How all stand for this chat, the chosen one first. (B-13) */
  considered(account: Account, chat: ToAllocate, chosenId: UserId): Consideration {
    return consider(account, chat, { candidates: this.#everybody(account), chosenId });
  }

  /** Users of whom nothing was ever heard are unavailable. */
  *#everybody(account: Account): Iterable<Candidate> {
    for (const { userId } of Object.values(account.users)) {
      const known = this.#candidates.get(userId);
      yield known ?? { agent: newAgent(account.accountId, userId), connected: false };
    }
  }

  /**
   * The eligible agent for this chat; `null` when there is none. The lists give only the order; each agent is
   * checked once more. Agents who declined the chat are skipped, and one at their maximum means that all
   * behind them are, too.
   */
  best(account: Account, chat: ToAllocate): Agent | null {
    const queue = account.queues[chat.queueId];
    if (!queue) return null;
    let best: Eligible | null = null;
    for (const groupId of queue.groupIds) {
      best = this.#better(best, { account, chat, lists: this.#idle.get(groupId) });
      if (!queue.allocateWhileHandling) continue;
      best = this.#better(best, { account, chat, lists: this.#withActiveItem.get(groupId) });
    }
    return best?.agent ?? null;
  }

  #better(
    best: Eligible | null,
    { account, chat, lists }: { account: Account; chat: ToAllocate; lists: GroupLists | undefined },
  ): Eligible | null {
    if (!lists) return best;
    let better = best;
    for (const list of [lists.ownMax, lists.queueMax]) {
      const agent = this.#firstEligible(account, chat, list);
      if (!agent) continue;
      const standing = standingFor(account, chat, agent);
      if (!better || compareStanding(standing, better.standing) < 0) better = { agent, standing };
    }
    return better;
  }

  #firstEligible(account: Account, chat: ToAllocate, list: SortedList<Standing>): Agent | null {
    // Nearly always the first answers for the whole list, which then need not be gone through.
    const { first } = list;
    if (!first) return null;
    const answer = this.#answerOf(account, chat, first);
    if (answer !== "next") return answer;
    for (const standing of list) {
      const answer = this.#answerOf(account, chat, standing);
      if (answer !== "next") return answer;
    }
    return null;
  }

  #answerOf(account: Account, chat: ToAllocate, { userId }: Standing): Agent | null | "next" {
    const candidate = this.#candidates.get(userId);
    if (!candidate) return "next";
    const why = ineligibility(account, chat, candidate);
    if (why === null) return candidate.agent;
    return why === "at-maximum" ? null : "next";
  }

  #enter(place: Place): void {
    this.#places.set(place.standing.userId, place);
    for (const groupId of place.groupIds) this.#listOf(place, groupId).add(place.standing);
  }

  #leave(place: Place): void {
    this.#places.delete(place.standing.userId);
    for (const groupId of place.groupIds) this.#listOf(place, groupId).remove(place.standing);
  }

  #listOf({ hasActiveItem, hasOwnMax }: Place, groupId: GroupId): SortedList<Standing> {
    const byGroup = hasActiveItem ? this.#withActiveItem : this.#idle;
    const known = byGroup.get(groupId);
    const lists = known ?? {
      ownMax: new SortedList(compareStanding),
      queueMax: new SortedList(compareStanding),
    };
    if (!known) byGroup.set(groupId, lists);
    return hasOwnMax ? lists.ownMax : lists.queueMax;
  }
}

/** `null`: nothing can be allocated to them, whatever the queue. */
function placeOf(account: Account, candidate: Candidate): Place | null {
  const { agent } = candidate;
  const user = account.users[agent.userId];
  if (!user || absence(account, candidate)) return null;
  const { userId, lastAllocatedAt } = agent;
  const owned = ownedCount(agent);
  if (user.chatsMax !== null && owned >= user.chatsMax) return null;
  return {
    standing: { load: user.chatsMax === null ? owned : owned / user.chatsMax, lastAllocatedAt, userId },
    groupIds: user.groupIds,
    hasOwnMax: user.chatsMax !== null,
    hasActiveItem: agent.activeChatId !== null,
  };
}

function isSamePlace(a: Place, b: Place): boolean {
  return (
    compareStanding(a.standing, b.standing) === 0 &&
    a.groupIds === b.groupIds &&
    a.hasOwnMax === b.hasOwnMax &&
    a.hasActiveItem === b.hasActiveItem
  );
}

/** Compares the agent's own log only; after a change of settings every queue is checked anyway. */
function mayHaveMore(before: Place | undefined, after: Place): boolean {
  if (!before || after.standing.load < before.standing.load) return true;
  return before.hasActiveItem && !after.hasActiveItem;
}
