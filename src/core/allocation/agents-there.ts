import type { Account } from "../account/account.ts";
import { type Agent, newAgent, ownedCount } from "../agent/agent.ts";
import type { GroupId, UserId } from "../ids.ts";
import { SortedList } from "../sorted-list.ts";
import { type Standing, compareStanding } from "./agent-order.ts";
import { standingFor } from "./choose-agent.ts";
import { type InQuestion, lookedAtMax } from "./consider.ts";
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

/** How many of each list are looked at to explain a choice. */
const bestMax = 5;

const noGroups: readonly GroupId[] = [];

/** The agents of an account who can be allocated chats, in the order of choice. (B-8) */
export class AgentsThere {
  readonly #candidates = new Map<UserId, Candidate>();
  /** Users who can have chats at all: everybody, and of each group. */
  readonly #capable = new Set<UserId>();
  readonly #members = new Map<GroupId, Set<UserId>>();
  readonly #groupsOf = new Map<UserId, readonly GroupId[]>();
  readonly #places = new Map<UserId, Place>();
  readonly #idle = new Map<GroupId, GroupLists>();
  readonly #withActiveItem = new Map<GroupId, GroupLists>();

  /**
   * Updates an agent. Returns the groups whose queues may now have an agent who can take more than before.
   */
  set(account: Account, candidate: Candidate): readonly GroupId[] {
    const { userId } = candidate.agent;
    this.#candidates.set(userId, candidate);
    this.#noteUser(account, userId);
    const before = this.#places.get(userId);
    const after = placeOf(account, candidate);
    if (before && after && isSamePlace(before, after)) return [];
    if (before) this.#leave(before);
    if (after) this.#enter(after);
    return after && mayHaveMore(before, after) ? after.groupIds : [];
  }

  /** Settings have changed: looks again at the agents of these users, or of all. */
  settingsChanged(account: Account, isChanged: (userId: UserId) => boolean): void {
    for (const { userId } of Object.values(account.users)) {
      if (!isChanged(userId)) continue;
      // A user who was just added is unavailable until something is heard of them.
      const unheard = { agent: newAgent(account.accountId, userId), connected: false };
      this.set(account, this.#candidates.get(userId) ?? unheard);
    }
  }

  candidate(userId: UserId): Candidate | null {
    return this.#candidates.get(userId) ?? null;
  }

  /**
   * Who came into question for this chat, as they are now; what that means is only worked out when somebody
   * asks. (B-13)
   */
  inQuestion(account: Account, chat: ToAllocate, chosenId: UserId): InQuestion {
    const groupIds = account.queues[chat.queueId]?.groupIds ?? noGroups;
    const candidates = new Map<UserId, Candidate>();
    for (const userId of this.#nearestIds(groupIds, chosenId)) {
      if (candidates.size === lookedAtMax) break;
      const candidate = this.#candidates.get(userId);
      if (candidate) candidates.set(userId, candidate);
    }
    return { candidates: [...candidates.values()], chosenId, total: this.#capable.size };
  }

  /** The chosen one, the best of those who can be given chats, those of the queue's groups, and the rest. */
  *#nearestIds(groupIds: readonly GroupId[], chosenId: UserId): Iterable<UserId> {
    yield chosenId;
    for (const byGroup of [this.#idle, this.#withActiveItem]) {
      for (const groupId of groupIds) {
        const { ownMax, queueMax } = byGroup.get(groupId) ?? {};
        for (const list of [ownMax, queueMax])
          for (const { userId } of list?.take(bestMax) ?? []) yield userId;
      }
    }
    for (const groupId of groupIds) yield* this.#members.get(groupId) ?? [];
    yield* this.#capable;
  }

  /** Keeps who can have chats at all, by their groups. */
  #noteUser({ users }: Account, userId: UserId): void {
    const user = users[userId];
    const groupIds = user?.webchat ? user.groupIds : noGroups;
    const before = this.#groupsOf.get(userId) ?? noGroups;
    if (user?.webchat) this.#capable.add(userId);
    else this.#capable.delete(userId);
    if (groupIds === before) return;
    for (const groupId of before) this.#members.get(groupId)?.delete(userId);
    for (const groupId of groupIds) {
      const members = this.#members.get(groupId) ?? new Set();
      this.#members.set(groupId, members.add(userId));
    }
    this.#groupsOf.set(userId, groupIds);
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
