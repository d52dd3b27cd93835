import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import type { Account } from "#core/account/account.ts";
import type { ChatEvent } from "#core/chat/chat-event.ts";
import type { UserId } from "#core/ids.ts";
import { changeOf } from "../logs/evolve-state.ts";
import type { StoredEvent } from "../ports/store.ts";

/**
 * A line of a chat's log as its customer sees it; `null` for everything that is none of theirs.
 * What is not named here never reaches a customer. (I-6)
 */
export function presentCustomerEvent(account: Account, stored: StoredEvent): CustomerEvent | null {
  const { number, at, commandId } = stored;
  const event = changeOf(stored) as ChatEvent;
  const line = { number, at };
  switch (event.type) {
    case "chat.requested":
      return { ...line, type: "requested", previousChatId: event.previousChatId };
    case "message.sent": {
      const { from, text } = event;
      if (from.kind === "customer") {
        return { ...line, type: "message", from: "customer", text, commandId };
      }
      if (from.kind === "automatic") return { ...line, type: "message", from: "automatic", text };
      return { ...line, type: "message", from: "agent", name: nameOf(account, from.userId), text };
    }
    case "chat.played": {
      if (!event.joins) return null;
      const name = nameOf(account, event.by);
      return { ...line, type: "joined", name, again: event.joins === "again" };
    }
    case "chat.put-back":
    case "chat.returned":
    case "chat.transferred":
      return { ...line, type: "waiting" };
    case "chat.ended":
      return { ...line, type: "ended", by: event.by.kind };
    case "chat.abandoned":
      return { ...line, type: "ended", by: "customer" };
    default:
      return null;
  }
}

function nameOf(account: Account, userId: UserId): string {
  return account.users[userId]?.name ?? "";
}
