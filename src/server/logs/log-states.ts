import { type Account } from "#core/account/account.ts";
import { type Agent } from "#core/agent/agent.ts";
import type { Chat } from "#core/chat/chat.ts";
import type { Contact } from "#core/contact/contact.ts";
import type { Customer } from "#core/customer/customer.ts";
import type { OfflineMessage } from "#core/offline-message/offline-message.ts";
import type { AccountId, ChatId, ContactId, CustomerId, OfflineMessageId, UserId } from "#core/ids.ts";

/** The state of each kind of log. */
export interface LogStates {
  readonly account: Account;
  readonly agent: Agent;
  readonly chat: Chat;
  readonly contact: Contact;
  readonly customer: Customer;
  readonly "offline-message": OfflineMessage;
}

/** The id of each kind of log. */
export interface LogIds {
  readonly account: AccountId;
  readonly agent: UserId;
  readonly chat: ChatId;
  readonly contact: ContactId;
  readonly customer: CustomerId;
  readonly "offline-message": OfflineMessageId;
}

export type AnyState = LogStates[keyof LogStates];
