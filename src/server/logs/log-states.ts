import { type Account } from "#core/account/account.ts";
import { type Agent } from "#core/agent/agent.ts";
import type { Chat } from "#core/chat/chat.ts";
import type { Contact } from "#core/contact/contact.ts";
import type { Customer } from "#core/customer/customer.ts";
import type { AccountId, ChatId, ContactId, CustomerId, UserId } from "#core/ids.ts";

/** What each kind of log evolves to. */
export interface LogStates {
  readonly account: Account;
  readonly agent: Agent;
  readonly chat: Chat;
  readonly contact: Contact;
  readonly customer: Customer;
}

/** What each kind of log is named by. */
export interface LogIds {
  readonly account: AccountId;
  readonly agent: UserId;
  readonly chat: ChatId;
  readonly contact: ContactId;
  readonly customer: CustomerId;
}

export type AnyState = LogStates[keyof LogStates];
