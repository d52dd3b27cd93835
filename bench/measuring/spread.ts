/** Several measurements of one thing: their middle, and how far apart they are. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Throws when `values` is empty. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), min: quantile(sorted, 0), max: quantile(sorted, 1) };
}

/** The value below which `share` (0 to 1) of the sorted values lie. */
export function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.round((sorted.length - 1) * share)];
  if (value === undefined) throw new Error("Nothing was measured");
  return value;
}

/** `12.3 (11.9–13.0)` */
export function spreadWords({ median, min, max }: Spread, digits = 0): string {
  const words = (value: number) =>
    value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${words(median)} (${words(min)}–${words(max)})`;
}
