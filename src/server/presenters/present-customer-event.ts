import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import type { Account } from "#core/account/account.ts";
import type { Author } from "#core/author.ts";
import type { ChatEvent } from "#core/chat/chat-event.ts";
import { sideOf } from "#core/message/side-of.ts";
import type { WidgetId } from "#core/ids.ts";
import { changeOf, wordsOf } from "../logs/evolve-state.ts";
import type { StoredEvent } from "../ports/store.ts";
import { nameForCustomer } from "./name-for-customer.ts";

/**
 * A chat's event as its customer sees it; `null` for events that are not for customers. An event type that is
 * not listed here never reaches a customer. (I-6) `widgetId`: by which the chat came in.
 */
export function presentCustomerEvent(
  account: Account,
  stored: StoredEvent,
  widgetId: WidgetId,
): CustomerEvent | null {
  const { number, at } = stored;
  if (stored.type === "message.sent") return presentMessage(account, stored, widgetId);
  const event = changeOf(stored) as Exclude<ChatEvent, { type: "message.sent" }>;
  const line = { number, at };
  switch (event.type) {
    case "chat.requested":
      return { ...line, type: "requested", previousChatId: event.previousChatId };
    case "chat.played": {
      if (!event.joins) return null;
      const name = nameOf(account, event.by, widgetId);
      return { ...line, type: "joined", name, again: event.joins === "again" };
    }
    case "chat.put-back":
    case "chat.returned":
    case "chat.transferred":
    case "chat.accepted":
      return { ...line, type: "waiting" };
    case "customer.address-left":
      return { ...line, type: "address-left" };
    case "chat.rated":
      return { ...line, type: "rated" };
    case "chat.ended":
      return { ...line, type: "ended", by: event.by.kind === "customer" ? "customer" : "agent" };
    case "chat.abandoned":
      return { ...line, type: "ended", by: event.why === "ended" ? "company" : "customer" };
    default:
      return null;
  }
}

/** Nearly all lines are messages. */
function presentMessage(account: Account, stored: StoredEvent, widgetId: WidgetId): CustomerEvent {
  const { number, at, commandId } = stored;
  const { by, parts } = wordsOf(stored);
  const line = { number, at, type: "message", parts } as const;
  switch (sideOf(by)) {
    case "customer":
      return { ...line, from: "customer", commandId };
    case "automatic":
      return { ...line, from: "automatic" };
    case "company":
    case "unknown":
      return { ...line, from: "agent", name: nameOf(account, by, widgetId) };
  }
}

/** The name of a user, and never their id; of others none. */
function nameOf(account: Account, by: Author, widgetId: WidgetId): string {
  return by.kind === "user" ? nameForCustomer(account, widgetId, by.id) : "";
}
