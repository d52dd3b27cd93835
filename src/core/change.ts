import type { AccountEvent } from "./account/account-event.ts";
import type { AgentEvent } from "./agent/agent-event.ts";
import type { ChatEvent } from "./chat/chat-event.ts";
import type { ContactEvent } from "./contact/contact.ts";
import type { CustomerEvent } from "./customer/customer.ts";
import type { AccountId, ChatId, ContactId, CustomerId, OfflineMessageId, UserId } from "./ids.ts";
import type { OfflineMessageEvent } from "./offline-message/offline-message.ts";

/** One event and the log it goes to. What a rule decides is a list of these: all are saved, or none. */
export type Change =
  | { readonly log: "account"; readonly id: AccountId; readonly event: AccountEvent }
  | { readonly log: "agent"; readonly id: UserId; readonly event: AgentEvent }
  | { readonly log: "chat"; readonly id: ChatId; readonly event: ChatEvent }
  | { readonly log: "contact"; readonly id: ContactId; readonly event: ContactEvent }
  | { readonly log: "customer"; readonly id: CustomerId; readonly event: CustomerEvent }
  | { readonly log: "offline-message"; readonly id: OfflineMessageId; readonly event: OfflineMessageEvent };

export function inChat(chatId: ChatId, event: ChatEvent): Change {
  return { log: "chat", id: chatId, event };
}

export function inAgent(userId: UserId, event: AgentEvent): Change {
  return { log: "agent", id: userId, event };
}
