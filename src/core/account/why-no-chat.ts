import type { Agent } from "../agent/agent.ts";
import { isOpenAt } from "../opening-hours/is-open.ts";
import type { Account, Queue, User } from "./account.ts";
import { isServedBy } from "./queue-rules.ts";

/** Why a queue takes no new chat: outside its hours, as many waiting as may, or nobody there. (B-15) */
export type NoChatReason = "closed" | "full" | "unattended";

/** What is so in a queue at this moment. */
export interface QueueNow {
  readonly waitingCount: number;
  /** Is an agent there who serves it? Asked only where it matters. */
  readonly isAttended: () => boolean;
}

/**
 * Why no chat can be begun in this queue at `at`; `null` when one can. It is asked of new chats
 * only: whoever waits or is with an agent goes on, and transfers and returns are not held up.
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

/** Is this agent there for the queue: serves it, is not Unavailable, and is connected or has a grace time running. */
export function attends(
  queue: Queue,
  { user, agent, isHere }: { user: User; agent: Agent; isHere: boolean },
): boolean {
  return isHere && agent.base !== "unavailable" && isServedBy(queue, user);
}
