import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import type { ChatEvent } from "#core/chat/chat-event.ts";
import { unreachable } from "#core/unreachable.ts";
import { changeOf, wordsOf } from "../logs/evolve-state.ts";
import type { StoredEvent } from "../ports/store.ts";

/** A line of a chat's log as its staff see it. */
export function presentStaffEvent(stored: StoredEvent): StaffEvent {
  if (stored.type === "message.sent") return presentMessage(stored);
  const event = changeOf(stored) as Exclude<ChatEvent, { type: "message.sent" }>;
  const line = { number: stored.number, at: event.at, by: event.by };
  switch (event.type) {
    case "chat.requested":
      return { ...line, type: "requested", queueId: event.queueId };
    case "note.added":
      return { ...line, type: "note", text: event.text };
    case "chat.allocated":
      return { ...line, type: "allocated", to: event.to };
    case "chat.taken":
      return { ...line, type: "taken", to: event.to };
    case "chat.offered":
      return { ...line, type: "offered", to: event.to };
    case "chat.offer-ended":
      return { ...line, type: "offer-ended", to: event.to, why: event.why };
    case "chat.accepted":
      return { ...line, type: "accepted", from: event.from, to: event.to };
    case "chat.played":
      return { ...line, type: "played" };
    case "chat.paused":
      return { ...line, type: "paused" };
    case "chat.put-back":
      return { ...line, type: "put-back" };
    case "chat.returned":
      return { ...line, type: "returned", from: event.from, why: event.why };
    case "chat.transferred": {
      const { fromQueueId, toQueueId } = event;
      return { ...line, type: "transferred", fromQueueId, toQueueId };
    }
    case "chat.ended":
      return { ...line, type: "ended" };
    case "wrap-up.extended":
      return { ...line, type: "extended" };
    case "chat.closed":
      return { ...line, type: "closed", why: event.why, isUnclassified: event.isUnclassified ?? false };
    case "chat.abandoned":
      return { ...line, type: "abandoned", why: event.why };
    case "customer.blocked":
      return { ...line, type: "blocked", reason: event.reason, until: event.until };
    case "chat.classified":
      return { ...line, type: "classified", classificationId: event.classificationId };
    case "chat.marked-abusive":
      return { ...line, type: "marked-abusive", isAbusive: event.isAbusive };
    case "contact.assigned":
      return { ...line, type: "contact-assigned", contactId: event.contactId };
    case "chat.hand-raised":
      return { ...line, type: "hand-raised", text: event.text };
    case "chat.hand-lowered":
      return { ...line, type: "hand-lowered" };
    case "reply-target.missed":
      return { ...line, type: "target-missed", targetMs: event.targetMs };
    default:
      return presentCustomerFact(line, event);
  }
}

/** Nearly all lines are messages. */
function presentMessage(stored: StoredEvent): StaffEvent {
  const { number, at, commandId } = stored;
  const { by, parts } = wordsOf(stored);
  return { number, at, by, type: "message", parts, commandId };
}

type CustomerFact = Extract<
  ChatEvent,
  {
    type: `mail.${string}` | "customer.address-left" | "chat.rated" | "chat.identified" | "chat.described";
  }
>;

/** Who the customer is, how they are reached by mail, and what they thought. */
function presentCustomerFact(
  line: Pick<StaffEvent, "number" | "at" | "by">,
  event: CustomerFact,
): StaffEvent {
  switch (event.type) {
    case "chat.identified":
      return { ...line, type: "identified", externalId: event.person.externalId, name: event.person.name };
    case "chat.described":
      return { ...line, type: "described" };
    case "customer.address-left":
      return { ...line, type: "address-left", email: event.email };
    case "mail.queued":
      return { ...line, type: "mail-queued", kind: event.kind, to: event.to };
    case "mail.sent":
      return { ...line, type: "mail-sent" };
    case "mail.failed":
      return { ...line, type: "mail-failed", why: event.why, response: event.response };
    case "mail.spared":
      return { ...line, type: "mail-spared" };
    case "chat.rated":
      return { ...line, type: "rated", stars: event.stars, comment: event.comment };
    default:
      return unreachable(event);
  }
}
