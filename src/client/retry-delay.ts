const firstMs = 300;
const longestMs = 5_000;

/**
 * How long to wait before attempt `attempt` (0, 1, 2 …) to reconnect: doubling, and spread over
 * half of it by `random` (0–1), so that a restarted server is not met by everyone at once.
 */
export function retryDelayMs(attempt: number, random: number): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 10));
  return fullMs / 2 + (fullMs / 2) * random;
}
