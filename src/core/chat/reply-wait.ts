import type { Account } from "../account/account.ts";
import { replyTargetAppliesFrom } from "../account/queue-rules.ts";
import { type Chat, isOpen } from "./chat.ts";

/** Start of the reply wait (ms since epoch); `null` when nobody waits. (B-32) */
export function replyWaitSince(chat: Chat): number | null {
  return isOpen(chat) ? chat.replyWaitSince : null;
}

/** Does the alert have its late look: the wait has reached the target, and there is one. (I-8) */
export function isLate(waitSince: number | null, targetMs: number, now: number): boolean {
  return waitSince !== null && targetMs > 0 && now - waitSince >= targetMs;
}

/** When the running wait reaches its target, unless that is already in the log; `null` when it never will. */
export function replyTargetDue(chat: Chat, account: Account): number | null {
  if (!isOpen(chat) || chat.replyWaitSince === null) return null;
  if (chat.missedWaitSince === chat.replyWaitSince) return null;
  const targetMs = account.queues[chat.queueId]?.replyTargetMs ?? 0;
  if (targetMs === 0) return null;
  const appliesFrom = replyTargetAppliesFrom(account, chat.queueId, chat.inQueueSince);
  return Math.max(chat.replyWaitSince + targetMs, appliesFrom);
}
