import { bySystem } from "../author.ts";
import type { Account } from "../account/account.ts";
import { type Change, inChat } from "../change.ts";
import { type Refusal, isRefusal } from "../refusal.ts";
import { type Chat, isOpen } from "./chat.ts";
import { replyTargetDue } from "./reply-wait.ts";

/** The reply wait has reached its target: logged once for each wait, dated when it was due. (F-25) */
export function missReplyTarget(
  { account, chat }: { account: Account; chat: Chat },
  now: number,
): Change[] | Refusal {
  const dueAt = replyTargetDue(chat, account);
  if (!isOpen(chat) || chat.replyWaitSince === null || dueAt === null || dueAt > now) {
    return { refused: "not-waiting" };
  }
  return [
    inChat(chat.chatId, {
      type: "reply-target.missed",
      at: dueAt,
      by: bySystem("reply-target"),
      since: chat.replyWaitSince,
      targetMs: account.queues[chat.queueId]?.replyTargetMs ?? 0,
    }),
  ];
}

/**
 * The missed target that was due by `now` and is not logged yet, because the server was not awake. Rules that
 * end a wait, or move it under another target, log this first: later the miss could no longer be determined.
 * (F-25)
 */
export function overdueMiss(on: { account: Account; chat: Chat }, now: number): Change[] {
  const missed = missReplyTarget(on, now);
  return isRefusal(missed) ? [] : missed;
}
