import type { Account } from "#core/account/account.ts";
import { announcementDue } from "#core/chat/announce.ts";
import { type Chat, isOpen } from "#core/chat/chat.ts";
import { noResponseDue } from "#core/chat/miss-chat.ts";
import { replyTargetDue, replyWaitSince } from "#core/chat/reply-wait.ts";
import { wrapUpDue } from "#core/chat/wrap-up.ts";
import type { Term } from "./reminders.ts";

/** The time until the wrap-up closes. */
export function wrapUpTerm(chat: Chat): Term | null {
  if (chat.state !== "wrap-up") return null;
  return termTo(wrapUpDue(chat.wrapUp)?.dueAt ?? null, chat.wrapUp.at);
}

/** Until an allocated chat that its agent has not played goes back. */
export function noResponseTerm(missing: Parameters<typeof noResponseDue>[0]): Term | null {
  const { chat, sinceAtLeast } = missing;
  const since = chat.state === "owned" ? Math.max(chat.ownedSince, sinceAtLeast) : 0;
  return termTo(noResponseDue(missing), since);
}

/** Until the customer has waited for as long as the reply target says. */
export function replyTargetTerm(chat: Chat, account: Account): Term | null {
  return termTo(replyTargetDue(chat, account), replyWaitSince(chat) ?? 0);
}

/** Until the next announcement. */
export function announcementTerm(chat: Chat, account: Account): Term | null {
  if (!isOpen(chat)) return null;
  const dueAt = announcementDue(chat, account);
  const times = [chat.inQueueSince, ...Object.values(chat.announced)];
  return termTo(dueAt, Math.max(...times.filter((at) => dueAt === null || at <= dueAt)));
}

function termTo(dueAt: number | null, since: number): Term | null {
  return dueAt === null ? null : { since, dueAt };
}
