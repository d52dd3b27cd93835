import { bySystem } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import type { Chat } from "../chat/chat.ts";
import type { MailId } from "../ids.ts";
import type { MailFailure } from "./mailing.ts";

/** The mail server has taken the mail. */
export function mailSent(chat: Chat, mailId: MailId, now: number): Change[] {
  if (!isWaiting(chat, mailId)) return [];
  return [inChat(chat.chatId, { type: "mail.sent", at: now, by: bySystem("mail"), mailId })];
}

/** The mail is given up, for a reason that staff can read. */
export function mailFailed(
  chat: Chat,
  failed: { readonly mailId: MailId; readonly why: MailFailure; readonly response: string },
  now: number,
): Change[] {
  if (!isWaiting(chat, failed.mailId)) return [];
  return [inChat(chat.chatId, { type: "mail.failed", at: now, by: bySystem("mail"), ...failed })];
}

function isWaiting({ mailing }: Chat, mailId: MailId): boolean {
  return mailing?.waiting.some((mail) => mail.mailId === mailId) ?? false;
}
