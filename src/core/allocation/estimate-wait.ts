/** How long a customer waited in a queue, and when an agent came to them. */
export interface AnsweredWait {
  readonly at: number;
  readonly waitMs: number;
}

/** Fewest waits from which an estimate is made. */
export const answeredWaitsMin = 5;

/** Most waits that an estimate is made from: the latest. */
export const answeredWaitsMax = 20;

/** A wait says nothing of the present after this time. */
const recentMs = 60 * 60_000;

/** The wait to expect: the median of the latest answered ones; `null` when too few are recent. (B-77) */
export function estimateWaitMs(waits: readonly AnsweredWait[], now: number): number | null {
  const recent = waits.slice(-answeredWaitsMax).filter(({ at }) => now - at < recentMs);
  if (recent.length < answeredWaitsMin) return null;
  const sorted = recent.map(({ waitMs }) => waitMs).toSorted((a, b) => a - b);
  const [below = 0, above = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (below + above) / 2;
}
