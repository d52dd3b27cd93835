import { quantile } from "./spread.ts";

/**
 * Median time of these works, each measured by itself, in µs. Other processes interrupt a few of them for
 * long, which does not affect the median.
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
