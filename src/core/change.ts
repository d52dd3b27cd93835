import type { Happened } from "./author.ts";
import type { AccountEvent } from "./account/account-event.ts";
import type { AgentEvent } from "./agent/agent-event.ts";
import type { ChatEvent } from "./chat/chat-event.ts";
import type { ContactEvent } from "./contact/contact.ts";
import type { CustomerEvent } from "./customer/customer.ts";
import type { AccountId, ChatId, ContactId, CustomerId, OfflineMessageId, UserId } from "./ids.ts";
import type { OfflineMessageEvent } from "./offline-message/offline-message.ts";

interface ChangeOf<Log extends string, Id, Event extends Happened> {
  readonly log: Log;
  readonly id: Id;
  readonly event: Event;
}

/**
 * One event and the log it goes to. What a rule decides is a list of these: all are saved, or none. The
 * compiler refuses an event of any log that does not say who did it.
 */
export type Change =
  | ChangeOf<"account", AccountId, AccountEvent>
  | ChangeOf<"agent", UserId, AgentEvent>
  | ChangeOf<"chat", ChatId, ChatEvent>
  | ChangeOf<"contact", ContactId, ContactEvent>
  | ChangeOf<"customer", CustomerId, CustomerEvent>
  | ChangeOf<"offline-message", OfflineMessageId, OfflineMessageEvent>;

export function inChat(chatId: ChatId, event: ChatEvent): Change {
  return { log: "chat", id: chatId, event };
}

export function inAgent(userId: UserId, event: AgentEvent): Change {
  return { log: "agent", id: userId, event };
}
