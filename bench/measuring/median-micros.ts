import { quantile } from "./spread.ts";

/**
 * How long one of these takes, in µs: the median of each by itself. Whoever else wants the processor
 * interrupts a few of them for long, and the median not at all.
 */
export function medianMicros(works: readonly (() => void)[]): number {
  const times = works.map((work) => {
    const startedAt = performance.now();
    work();
    return (performance.now() - startedAt) * 1_000;
  });
  return quantile(
    times.toSorted((a, b) => a - b),
    0.5,
  );
}
