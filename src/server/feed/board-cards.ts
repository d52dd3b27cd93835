import type { Cards } from "#contract/views/cards.ts";
import type { BoardAgentCard, BoardChatCard, BoardQueueCard } from "#contract/views/board-cards.ts";
import type { Account, User } from "#core/account/account.ts";
import { chatsMaxFor, queuesServedBy } from "#core/account/queue-rules.ts";
import { ownedCount, statusOf } from "#core/agent/agent.ts";
import { type AgentCounts, agentsNow, noAgents } from "#core/board/agents-now.ts";
import { queueFigures } from "#core/board/queue-figures.ts";
import { type Chat, isFinished, isInInbox } from "#core/chat/chat.ts";
import { replyWaitSince } from "#core/chat/reply-wait.ts";
import type { ChatId, QueueId, UserId } from "#core/ids.ts";
import { type Actor, type Subject, may } from "#core/permission/may.ts";
import type { RecentWaits } from "../allocation/recent-waits.ts";
import type { WaitingLines } from "../allocation/waiting-lines.ts";
import { peekContact } from "../logs/follow-merges.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import { nameOf } from "../presenters/present-cards.ts";

/** The kinds of cards that make the live board. */
export const boardKinds = ["board-queue", "board-agent", "board-chat"] as const;

export type BoardKind = (typeof boardKinds)[number];

interface Needs {
  readonly logs: Logs;
  readonly clock: Clock;
  readonly waitingLines: WaitingLines;
  readonly recentWaits: RecentWaits;
}

/** What is counted over everybody, once for all queues and all boards. */
interface Counts {
  readonly agents: ReadonlyMap<QueueId, AgentCounts>;
  readonly inProgress: ReadonlyMap<QueueId, number>;
}

/** Builds the cards of the live board from memory. (B-90) */
export class BoardCards {
  readonly #needs: Needs;
  #counts: Counts | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** What was counted before is counted again when it is next asked for. */
  countAgain(): void {
    this.#counts = null;
  }

  names(): (readonly [BoardKind, string])[] {
    const { logs } = this.#needs;
    const { queues, users } = logs.account;
    return [
      ...Object.keys(queues).map((id) => ["board-queue", id] as const),
      ...Object.keys(users).map((id) => ["board-agent", id] as const),
      ...[...logs.liveChats()].map(({ chatId }) => ["board-chat", chatId] as const),
    ];
  }

  /** The card, as far as this user may see the board; `null` when there is none. */
  card(actor: Actor, kind: BoardKind, id: string): Cards[BoardKind] | null {
    const maySee = (subject: Subject) => may(actor, "board.read", subject);
    switch (kind) {
      case "board-queue": {
        const queueId = id as QueueId;
        return maySee({ kind: "queue", queueId }) ? this.queue(queueId) : null;
      }
      case "board-agent": {
        const userId = id as UserId;
        return maySee({ kind: "agent", userId }) ? this.#agent(userId) : null;
      }
      default: {
        const chat = this.#needs.logs.peek("chat", id as ChatId);
        return chat && maySee({ kind: "chat", chat }) ? this.#chat(chat) : null;
      }
    }
  }

  /** The figures of a queue; `null` when there is no such queue. */
  queue(queueId: QueueId): BoardQueueCard | null {
    const { logs, clock, waitingLines, recentWaits } = this.#needs;
    const queue = logs.account.queues[queueId];
    if (!queue) return null;
    const line = waitingLines.line(queueId);
    const counts = (this.#counts ??= this.#count());
    return {
      queueId,
      waitingCount: line.size,
      longestWaitSince: line.first?.queuedAt ?? null,
      ...queueFigures(recentWaits.of(queueId), { now: clock.now(), answerTargetMs: queue.answerTargetMs }),
      agents: counts.agents.get(queueId) ?? noAgents,
      inProgress: counts.inProgress.get(queueId) ?? 0,
    };
  }

  #agent(userId: UserId): BoardAgentCard | null {
    const { logs } = this.#needs;
    const user = logs.account.users[userId];
    if (!user || user.disabled || !user.webchat) return null;
    const agent = logs.agent(userId);
    const { statusSince, breakReasonId, hasOverrun, activeChatId } = agent;
    return {
      userId,
      name: user.name,
      status: statusOf(agent),
      statusSince,
      breakReasonId,
      hasOverrun,
      ownedCount: ownedCount(agent),
      chatsMax: chatsMaxOf(logs.account, user),
      activeChatId,
    };
  }

  #chat(chat: Chat): BoardChatCard | null {
    if (isFinished(chat)) return null;
    const contact = chat.contactId ? (peekContact(this.#needs.logs, chat.contactId) ?? null) : null;
    const owned = isInInbox(chat) ? chat : null;
    return {
      chatId: chat.chatId,
      name: nameOf(chat, contact),
      queueId: chat.queueId,
      state: chat.state,
      ownerId: owned?.ownerId ?? null,
      active: owned?.active ?? false,
      queuedAt: chat.queuedAt,
      ownedSince: owned?.ownedSince ?? null,
      replyWaitSince: chat.state === "waiting" ? null : replyWaitSince(chat),
      hand: owned?.hand ?? null,
    };
  }

  #count(): Counts {
    const { logs } = this.#needs;
    const inProgress = new Map<QueueId, number>();
    for (const { state, queueId } of logs.liveChats()) {
      if (state === "owned") inProgress.set(queueId, (inProgress.get(queueId) ?? 0) + 1);
    }
    return { agents: agentsNow(logs.account, logs.agents()), inProgress };
  }
}

/** The highest maximum among the queues this user serves. */
function chatsMaxOf(account: Account, user: User): number {
  const maxima = queuesServedBy(account, user.userId).map((queue) => chatsMaxFor(account, user, queue));
  return Math.max(0, ...maxima);
}
