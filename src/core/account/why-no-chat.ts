import type { Agent } from "../agent/agent.ts";
import { isOpenAt } from "../opening-hours/is-open.ts";
import type { Account, Queue, User } from "./account.ts";
import { isServedBy } from "./queue-rules.ts";

/** Why a queue takes no new chat: outside its hours, full, or no agent there. (B-15) */
export type NoChatReason = "closed" | "full" | "unattended";

/** The present situation of a queue. */
export interface QueueNow {
  readonly waitingCount: number;
  /** Is an agent there who serves the queue? Called only when it matters. */
  readonly isAttended: () => boolean;
}

/**
 * Why no new chat can be started in this queue at `at`; `null` when one can. Applies to new chats only:
 * customers who are waiting or with an agent stay, and transfers and returns go through.
 */
export function whyNoChat(
  { account, queue, queueNow }: { account: Account; queue: Queue; queueNow: QueueNow },
  at: number,
): NoChatReason | null {
  const hours = queue.openingHoursId ? account.openingHours[queue.openingHoursId] : undefined;
  if (hours && !isOpenAt(hours, at)) return "closed";
  if (queue.waitingMax > 0 && queueNow.waitingCount >= queue.waitingMax) return "full";
  return queue.mayWaitUnattended || queueNow.isAttended() ? null : "unattended";
}

/**
 * Is this agent there for the queue? The agent must serve it, not be Unavailable, and be connected or in the
 * grace time.
 */
export function attends(
  queue: Queue,
  { user, agent, isHere }: { user: User; agent: Agent; isHere: boolean },
): boolean {
  return isHere && agent.base !== "unavailable" && isServedBy(queue, user);
}
