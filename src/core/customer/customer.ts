import type { Happened } from "../author.ts";
import type { AccountId, ChatId, CustomerId } from "../ids.ts";

/** The one event of a customer's log: it is what keeps them to one open chat, also from two tabs at once. */
export interface CustomerEvent extends Happened {
  readonly type: "customer.chat-requested";
  readonly chatId: ChatId;
}

/** A person chatting from a company's website. */
export interface Customer {
  readonly customerId: CustomerId;
  readonly accountId: AccountId;
  readonly number: number;
  /** The chat they are in, or were in last. */
  readonly chatId: ChatId | null;
}

export function newCustomer(accountId: AccountId, customerId: CustomerId): Customer {
  return { customerId, accountId, number: 0, chatId: null };
}

export function evolveCustomer(customer: Customer, event: CustomerEvent): Customer {
  return { ...customer, number: customer.number + 1, chatId: event.chatId };
}
