const firstMs = 300;
const longestMs = 5_000;

/**
 * Delay before attempt `attempt` (0, 1, 2 …) to reconnect. It doubles each time, and `random` (0–1) spreads
 * it over its upper half, so that not everyone reconnects to a restarted server at once.
 */
export function retryDelayMs(attempt: number, random: number): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 10));
  return fullMs / 2 + (fullMs / 2) * random;
}
