import type { AccountRules } from "../account/account.ts";
import { bySystem } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import { type Chat, isFinished } from "../chat/chat.ts";
import type { MailId } from "../ids.ts";

/** Somebody who loads a page anew has not left: their turn is told by mail only after this. */
export const reloadMs = 30_000;

/** Everything that decides whether to write to a customer. */
export interface CustomerReached {
  readonly account: Pick<AccountRules, "mailAfterMs">;
  readonly chat: Chat;
  /** Number of the last event that the customer has seen. */
  readonly seen: number;
  /** Since when the customer is gone; `null`: they are here. */
  readonly goneSince: number | null;
}

/**
 * When the next mail to the customer is to be queued, or their answers are to be known as seen; `null` when
 * nothing is due before something else happens. (B-79)
 */
export function mailDue(reached: CustomerReached): number | null {
  const dues = [turnDue(reached), answersDue(reached), sparedDue(reached)].filter((due) => due !== null);
  return dues.length > 0 ? Math.min(...dues) : null;
}

/** Queues the mail that is due by `now`. Answers say, too, that the customer's turn has come, and those of mails that failed go with them. */
export function mailCustomer(reached: CustomerReached, mailId: MailId, now: number): Change[] {
  const { chat, seen } = reached;
  const { mailing } = chat;
  const isDue = (due: number | null) => due !== null && due <= now;
  const written = { at: now, by: bySystem("mail") };
  if (isDue(sparedDue(reached))) return [inChat(chat.chatId, { type: "mail.spared", ...written })];
  const answers = isDue(answersDue(reached)) ? mailing?.unmailed : null;
  if (!mailing || !(answers || isDue(turnDue(reached)))) return [];
  const told = answers
    ? ({
        kind: "answers",
        after: Math.max(seen, mailing.lostAfter ?? answers.from - 1),
        upTo: answers.upTo,
      } as const)
    : ({ kind: "turn", after: chat.number, upTo: chat.number } as const);
  return [inChat(chat.chatId, { type: "mail.queued", ...written, mailId, to: mailing.email, ...told })];
}

/** Does a waiting chat keep its place while its customer is gone, because they can be told? (B-7) */
export function keepsPlace({ mailing }: Chat): boolean {
  return mailing !== null;
}

/** An agent has the chat, and its customer, who is gone, has seen nothing since. */
function turnDue({ chat, seen, goneSince }: CustomerReached): number | null {
  if (chat.state !== "owned" || !chat.mailing || chat.mailing.isTurnTold) return null;
  if (goneSince === null || seen >= chat.ownedFrom) return null;
  return Math.max(chat.ownedSince, goneSince + reloadMs);
}

/** The customer has not seen an answer for so long, and no mail with answers is on its way. */
function answersDue({ account, chat, seen }: CustomerReached): number | null {
  const { unmailed, waiting } = chat.mailing ?? { unmailed: null, waiting: [] };
  if (!unmailed || seen >= unmailed.upTo || waiting.some(({ kind }) => kind === "answers")) return null;
  // Several answers are known by the times of the first and the last.
  return (seen < unmailed.from ? unmailed.fromAt : unmailed.upToAt) + account.mailAfterMs;
}

/** A finished chat whose answers have all been seen is not to be looked at again. */
function sparedDue({ chat, seen }: CustomerReached): number | null {
  const unmailed = chat.mailing?.unmailed;
  return unmailed && isFinished(chat) && seen >= unmailed.upTo ? unmailed.upToAt : null;
}
