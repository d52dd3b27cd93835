import type { EndedWait } from "./queue-wait.ts";

/** How far back the figures of a live board look. */
export const boardWindowMs = 30 * 60_000;

/** Customers who leave sooner have not waited: they count neither as offered nor as abandoned. */
export const shortAbandonMs = 10_000;

/** What became of a queue's latest waits. Formulas: `docs/metrics.md`. */
export interface QueueFigures {
  readonly answered: number;
  readonly abandoned: number;
  /** Mean wait of the answered ones; `null` when there are none. */
  readonly averageWaitMs: number | null;
  /** 0 to 1; `null` without an answer target, or when nothing counts. */
  readonly serviceLevel: number | null;
}

/**
 * The figures of one queue from the waits that ended in it within `boardWindowMs` before `now`. Service
 * level: answered within the target ÷ (answered + abandoned). (B-90)
 */
export function queueFigures(
  waits: Iterable<EndedWait>,
  { now, answerTargetMs }: { readonly now: number; readonly answerTargetMs: number },
): QueueFigures {
  let answered = 0;
  let inTime = 0;
  let abandoned = 0;
  let waitedMs = 0;
  for (const { beganAt, end } of waits) {
    if (end.at > now || end.at <= now - boardWindowMs) continue;
    const waitMs = Math.max(0, end.at - beganAt);
    if (end.how === "answered") {
      answered += 1;
      waitedMs += waitMs;
      if (waitMs <= answerTargetMs) inTime += 1;
    } else if (end.how === "abandoned" && waitMs >= shortAbandonMs) abandoned += 1;
  }
  const offered = answered + abandoned;
  return {
    answered,
    abandoned,
    averageWaitMs: answered === 0 ? null : waitedMs / answered,
    serviceLevel: answerTargetMs === 0 || offered === 0 ? null : inTime / offered,
  };
}
