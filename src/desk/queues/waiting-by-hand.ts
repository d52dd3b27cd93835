import type { QueueId } from "#contract/ids.ts";
import type { QueueCard } from "#contract/views/cards.ts";
import { type WaitGrade, replyWaitAt } from "../reply-wait/reply-wait-at.ts";
import { servedQueues } from "./served-queues.ts";

/** Customers for whom nothing happens until somebody takes their chat. */
export interface WaitingByHand {
  readonly count: number;
  readonly longestMs: number;
  /** The worst of the queues, each against its own target. */
  readonly grade: WaitGrade;
  /** The queue whose turn is next. (B-7) */
  readonly nextQueueId: QueueId;
}

const grades: readonly WaitGrade[] = ["quiet", "soon", "late"];

/** Who waits in the served queues that are picked from by hand; `null` when nobody does. (B-17) */
export function waitingByHand(queues: readonly QueueCard[], now: number): WaitingByHand | null {
  const waits = servedQueues(queues).flatMap(
    ({ queueId, isAuto, waitingCount, longestWaitSince, answerTargetMs }) => {
      const waiting = { replyWaitSince: longestWaitSince, replyTargetMs: answerTargetMs };
      const wait = replyWaitAt(waiting, now);
      return isAuto || !waitingCount || !wait ? [] : [{ queueId, waitingCount, ...wait }];
    },
  );
  const [next] = waits;
  if (!next) return null;
  return {
    count: waits.reduce((sum, { waitingCount }) => sum + waitingCount, 0),
    longestMs: Math.max(...waits.map(({ waitMs }) => waitMs)),
    grade: grades.findLast((grade) => waits.some((wait) => wait.grade === grade)) ?? "quiet",
    nextQueueId: next.queueId,
  };
}
