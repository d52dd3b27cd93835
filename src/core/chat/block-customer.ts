import type { Account } from "../account/account.ts";
import { decideAccount } from "../account/decide-account.ts";
import { byUser } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import type { UserId } from "../ids.ts";
import { type Refusal, isRefusal } from "../refusal.ts";
import { type Chat, isOpen } from "./chat.ts";
import { endAsCompany } from "./end-chat.ts";

/**
 * Blocks the customer of this chat, for a time or for good, and ends the chat they are in. A later block takes
 * the place of an earlier one. (B-66)
 */
export function blockCustomer(
  asked: {
    readonly account: Account;
    readonly userId: UserId;
    /** The chat in which somebody decided so. */
    readonly chat: Chat;
    /** The customer's current chat, or their last. */
    readonly current: Chat | null;
    readonly reason: string;
    readonly forMs: number | null;
    /** Most blocks an account may have. */
    readonly max: number;
  },
  now: number,
): Change[] | Refusal {
  const { account, userId, chat, current, reason, forMs, max } = asked;
  const { customerId, chatId } = chat;
  const done = { at: now, by: byUser(userId) };
  const until = forMs === null ? null : now + forMs;
  const item = { customerId, chatId, reason, until, blockedBy: userId, blockedAt: now };
  const event = decideAccount(account, { type: "save-setting", kind: "block", item, max }, done);
  if (isRefusal(event)) return event;
  return [
    { log: "account", id: account.accountId, event },
    inChat(chatId, { type: "customer.blocked", ...done, reason, until }),
    ...(current && isOpen(current) ? endAsCompany({ account, chat: current }, done) : []),
  ];
}
