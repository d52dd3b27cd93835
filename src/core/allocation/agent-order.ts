import type { UserId } from "../ids.ts";

/** The values by which agents are compared. */
export interface Standing {
  /** Owned chats relative to the maximum. */
  readonly load: number;
  /** 0 = never. */
  readonly lastAllocatedAt: number;
  readonly userId: UserId;
}

/**
 * Orders eligible agents: the lowest load relative to the maximum first, then the longest time since the last
 * allocation; ties go by id, so that all servers agree. (B-8)
 */
export function compareStanding(a: Standing, b: Standing): number {
  if (a.load !== b.load) return a.load - b.load;
  if (a.lastAllocatedAt !== b.lastAllocatedAt) return a.lastAllocatedAt - b.lastAllocatedAt;
  if (a.userId === b.userId) return 0;
  return a.userId < b.userId ? -1 : 1;
}
