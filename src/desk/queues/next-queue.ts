import type { QueueId } from "#contract/ids.ts";
import type { QueueCard } from "#contract/views/cards.ts";
import { servedQueues } from "./served-queues.ts";

/**
 * The queue from which "take next" takes: the one that is looked at, or else the first of those picked from by hand,
 * whose customers nobody is given, or else the first in which anybody waits. (B-6, B-7)
 */
export function nextQueue(queues: readonly QueueCard[], lookedAtId: QueueId | null): QueueCard | undefined {
  const waiting = servedQueues(queues).filter(({ waitingCount }) => (waitingCount ?? 0) > 0);
  return (
    waiting.find(({ queueId }) => queueId === lookedAtId) ??
    waiting.find(({ isAuto }) => !isAuto) ??
    waiting[0]
  );
}
