import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import type { ChatEvent } from "#core/chat/chat-event.ts";
import { unreachable } from "#core/unreachable.ts";
import { changeOf, wordsOf } from "../logs/evolve-state.ts";
import type { StoredEvent } from "../ports/store.ts";

/** A line of a chat's log as its staff see it. */
export function presentStaffEvent(stored: StoredEvent): StaffEvent {
  const { number, at } = stored;
  if (stored.type === "message.sent") return presentMessage(stored);
  const event = changeOf(stored) as Exclude<ChatEvent, { type: "message.sent" }>;
  const line = { number, at };
  switch (event.type) {
    case "chat.requested":
      return { ...line, type: "requested", queueId: event.queueId };
    case "note.added":
      return { ...line, type: "note", by: event.by, text: event.text };
    case "chat.allocated":
      return { ...line, type: "allocated", to: event.to };
    case "chat.taken":
      return { ...line, type: "taken", by: event.by };
    case "chat.played":
      return { ...line, type: "played", by: event.by };
    case "chat.paused":
      return { ...line, type: "paused", by: event.by };
    case "chat.put-back":
      return { ...line, type: "put-back", by: event.by };
    case "chat.returned":
      return { ...line, type: "returned", from: event.from, why: event.why };
    case "chat.transferred": {
      const { by, fromQueueId, toQueueId } = event;
      return { ...line, type: "transferred", by, fromQueueId, toQueueId };
    }
    case "chat.ended": {
      const { by } = event;
      const userId = by.kind === "agent" ? by.userId : null;
      return { ...line, type: "ended", by: by.kind, userId };
    }
    case "wrap-up.extended":
      return { ...line, type: "extended", by: event.by };
    case "chat.closed":
      return { ...line, type: "closed", why: event.why };
    case "chat.abandoned":
      return { ...line, type: "abandoned", why: event.why };
    case "chat.classified": {
      const { by, classificationId } = event;
      return { ...line, type: "classified", by, classificationId };
    }
    case "contact.assigned":
      return { ...line, type: "contact-assigned", by: event.by, contactId: event.contactId };
    case "reply-target.missed":
      return { ...line, type: "target-missed", targetMs: event.targetMs };
    default:
      return unreachable(event);
  }
}

/** Nearly all lines are messages. */
function presentMessage(stored: StoredEvent): StaffEvent {
  const { number, at, commandId } = stored;
  const { from, text } = wordsOf(stored);
  if (from.kind === "customer") return { number, at, type: "message", from: "customer", text };
  if (from.kind === "automatic") return { number, at, type: "message", from: "automatic", text };
  return { number, at, type: "message", from: "agent", userId: from.userId, text, commandId };
}
