import type { Account } from "../account/account.ts";
import { blockOf } from "../account/block-of.ts";
import { byCustomer } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import { type Chat, isOpen } from "../chat/chat.ts";
import type { Refusal } from "../refusal.ts";

/** Most addresses that a customer may leave in one chat. */
export const addressesMax = 5;

interface LeaveAddress {
  readonly account: Account;
  readonly chat: Chat;
  readonly email: string;
}

/**
 * The customer says where they can be reached when they have left. (B-79) Whoever does so while waiting keeps
 * their place. (B-7)
 */
export function leaveAddress(asked: LeaveAddress, now: number): Change[] | Refusal {
  return isOpen(asked.chat) ? changeAddress(asked, now) : { refused: "chat-over" };
}

/** The same in any chat; nothing is changed when the address is known already. */
export function changeAddress({ account, chat, email }: LeaveAddress, now: number): Change[] | Refusal {
  if (blockOf(account, chat.customerId, now)) return { refused: "customer-blocked" };
  if (chat.mailing?.email === email) return [];
  if ((chat.mailing?.addresses ?? 0) >= addressesMax) return { refused: "too-many-mails" };
  const by = byCustomer(chat.customerId);
  return [inChat(chat.chatId, { type: "customer.address-left", at: now, by, email })];
}
