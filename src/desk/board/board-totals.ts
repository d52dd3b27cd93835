import type { BoardAgentCard, BoardQueueCard } from "#contract/views/board-cards.ts";
import type { Status } from "#contract/views/cards.ts";
import { statuses } from "../status-bar/statuses.ts";

/** One line over everything that the board shows. */
export interface BoardTotals {
  readonly waiting: number;
  /** Start of the longest wait of all; `null` when nobody waits. */
  readonly longestWaitSince: number | null;
  readonly inProgress: number;
  /** 0 to 1, of all chats that count in the queues that have an answer target; `null` when none does. */
  readonly serviceLevel: number | null;
  readonly agents: Readonly<Record<Status, number>>;
}

export function boardTotals(
  queues: readonly BoardQueueCard[],
  agents: readonly BoardAgentCard[],
): BoardTotals {
  let waiting = 0;
  let inProgress = 0;
  let counted = 0;
  let inTime = 0;
  let longestWaitSince: number | null = null;
  for (const queue of queues) {
    waiting += queue.waitingCount;
    inProgress += queue.inProgress;
    if (queue.longestWaitSince !== null) {
      longestWaitSince = Math.min(longestWaitSince ?? Infinity, queue.longestWaitSince);
    }
    if (queue.serviceLevel === null) continue;
    const offered = queue.answered + queue.abandoned;
    counted += offered;
    inTime += queue.serviceLevel * offered;
  }
  const byStatus = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status } of agents) byStatus[status] += 1;
  return {
    waiting,
    longestWaitSince,
    inProgress,
    serviceLevel: counted === 0 ? null : inTime / counted,
    agents: byStatus,
  };
}
