import type { Account } from "../account/account.ts";
import { byCustomer } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import type { Chat } from "../chat/chat.ts";
import type { MailId } from "../ids.ts";
import { type Refusal, isRefusal } from "../refusal.ts";
import { changeAddress } from "./leave-address.ts";

/** Most transcripts of one chat that are sent by mail. */
export const transcriptsMax = 3;

/**
 * The customer has the chat sent to an address. (B-57) Only once an agent has joined: else anybody could have
 * their own words sent to anybody.
 */
export function requestTranscript(
  asked: {
    readonly account: Account;
    readonly chat: Chat;
    readonly email: string;
    readonly mailId: MailId;
  },
  now: number,
): Change[] | Refusal {
  const { chat, email, mailId } = asked;
  if (!chat.hasBeenJoined) return { refused: "not-joined" };
  if ((chat.mailing?.transcripts ?? 0) >= transcriptsMax) return { refused: "too-many-mails" };
  const left = changeAddress(asked, now);
  if (isRefusal(left)) return left;
  const written = { at: now, by: byCustomer(chat.customerId) };
  const told = { kind: "transcript", to: email, after: 0, upTo: chat.number } as const;
  return [...left, inChat(chat.chatId, { type: "mail.queued", ...written, mailId, ...told })];
}
