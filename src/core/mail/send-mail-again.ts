import { byUser } from "../author.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inChat } from "../change.ts";
import type { Chat } from "../chat/chat.ts";
import type { MailId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import { hasFailed } from "./mailing.ts";

/**
 * Queues the mail that failed last once more, to the address that the customer left last. Answers that earlier
 * mails were about and that nobody got go with it, and those that no mail has been made of. (B-79)
 */
export function sendMailAgain(
  { agent, chat, mailId }: { readonly agent: Agent; readonly chat: Chat; readonly mailId: MailId },
  now: number,
): Change[] | Refusal {
  const { mailing } = chat;
  if (!mailing?.last || !hasFailed(mailing.last)) return { refused: "mail-not-failed" };
  const { email: to, last, unmailed, lostAfter } = mailing;
  const told =
    last.kind === "answers"
      ? { after: lostAfter ?? last.after, upTo: Math.max(last.upTo, unmailed?.upTo ?? 0) }
      : { after: last.after, upTo: last.upTo };
  const written = { at: now, by: byUser(agent.userId) };
  return [inChat(chat.chatId, { type: "mail.queued", ...written, mailId, kind: last.kind, to, ...told })];
}
