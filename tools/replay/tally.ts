/** The counts of a replay. */
export interface Tally {
  chats: number;
  /** Written by customers and agents. */
  messages: number;
  /** Acknowledged by the server. */
  acknowledged: number;
  /** Received by the other side. */
  delivered: number;
  /** Received by anybody in another order than the log's, or logged in another order than written. */
  outOfOrder: number;
  /** Acknowledged, and not exactly once in the log or not with the other side. */
  lost: number;
}

export function emptyTally(): Tally {
  return { chats: 0, messages: 0, acknowledged: 0, delivered: 0, outOfOrder: 0, lost: 0 };
}

/** How often a number is followed by one that is not larger. */
export function countDisorder(numbers: readonly number[]): number {
  return numbers.filter((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0)).length;
}

/** Number of expected texts that are missing in `found`, or there more than once. */
export function countDifference(expected: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>();
  for (const text of expected) left.set(text, (left.get(text) ?? 0) + 1);
  for (const text of found) left.set(text, (left.get(text) ?? 0) - 1);
  return [...left.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}
