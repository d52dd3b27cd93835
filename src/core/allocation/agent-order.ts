import type { UserId } from "../ids.ts";

/** What the choice among eligible agents looks at. */
export interface Standing {
  /** Owned chats relative to the maximum. */
  readonly load: number;
  /** 0 = never. */
  readonly lastAllocatedAt: number;
  readonly userId: UserId;
}

/**
 * Who is chosen first: the fewest owned chats relative to their maximum, then the longest since
 * their last allocation; where nothing else differs the id decides, so that servers agree. (B-8)
 */
export function compareStanding(a: Standing, b: Standing): number {
  if (a.load !== b.load) return a.load - b.load;
  if (a.lastAllocatedAt !== b.lastAllocatedAt) return a.lastAllocatedAt - b.lastAllocatedAt;
  if (a.userId === b.userId) return 0;
  return a.userId < b.userId ? -1 : 1;
}
