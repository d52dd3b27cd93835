import type { QueueId, UserId } from "#contract/ids.ts";
import type { AuthorView } from "#contract/views/author-view.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import { durationWords } from "../time/duration-words.ts";
import { untilWords } from "../time/until-words.ts";
import { words } from "../words/words.ts";

/** Names by id, for lines that tell what happened. */
export interface Names {
  user(userId: UserId | null): string;
  author(by: AuthorView): string;
  queue(queueId: QueueId): string;
  classification(id: string): string;
}

/**
 * The event in a few words; `null` for events that are shown elsewhere, are of no use to a reader, or are
 * unknown to this page.
 */
export function lineWords(event: StaffEvent, names: Names): string | null {
  const { chatLog } = words;
  const author = "by" in event ? names.author(event.by) : "";
  switch (event.type) {
    case "message":
    case "note":
    case "played":
    case "paused":
    case "extended":
      return null;
    case "requested":
      return chatLog.requested(names.queue(event.queueId));
    case "allocated":
      return chatLog.allocated(names.user(event.to));
    case "taken":
      return chatLog.taken(names.user(event.to));
    case "put-back":
      return chatLog.putBack(author);
    case "returned":
      return reasonIn(chatLog.returned, event.why)(names.user(event.from));
    case "transferred": {
      const { fromQueueId, toQueueId } = event;
      return chatLog.transferred(names.queue(fromQueueId), names.queue(toQueueId), author);
    }
    case "offered":
      return chatLog.offered(names.user(event.to), author);
    case "offer-ended":
      return reasonIn(chatLog.offerEnded, event.why)(names.user(event.to));
    case "accepted":
      return chatLog.accepted(names.user(event.to), names.user(event.from));
    case "ended":
      return chatLog.ended(author);
    case "closed":
      return event.isUnclassified
        ? chatLog.timedOut(reasonIn(chatLog.closed, event.why))
        : reasonIn(chatLog.closed, event.why);
    case "abandoned":
      return abandonedWords(event.why, author);
    case "blocked":
      return chatLog.blocked(author, untilWords(event.until), event.reason);
    case "classified":
      return event.classificationId === null
        ? chatLog.unclassified(author)
        : chatLog.classified(author, names.classification(event.classificationId));
    case "marked-abusive":
      return event.isAbusive ? chatLog.markedAbusive(author) : chatLog.unmarkedAbusive(author);
    case "contact-assigned":
      return event.contactId === null ? chatLog.contactTaken(author) : chatLog.contactAssigned(author);
    case "hand-raised":
      return chatLog.handRaised(author, event.text);
    case "hand-lowered":
      return chatLog.handLowered(author);
    case "target-missed":
      return chatLog.targetMissed(durationWords(event.targetMs));
    default:
      return customerWords(event);
  }
}

type CustomerLine = Extract<
  StaffEvent,
  { type: `mail-${string}` | "address-left" | "rated" | "identified" | "described" }
>;

/** Who the customer is, how they are reached by mail, and what they thought. */
function customerWords(event: CustomerLine): string | null {
  const { chatLog } = words;
  switch (event.type) {
    case "identified":
      return chatLog.identified(event.name || event.externalId);
    case "address-left":
      return chatLog.addressLeft(event.email);
    case "mail-queued":
      return reasonIn(chatLog.mailed, event.kind)(event.to);
    case "mail-failed":
      return chatLog.mailFailed(reasonIn(chatLog.mailFailures, event.why), event.response);
    case "rated":
      return chatLog.rated(event.stars, event.comment);
    case "mail-sent":
    case "mail-spared":
    // Shown beside the chat.
    case "described":
      return null;
    default:
      event satisfies never;
      return null;
  }
}

/** A later version may know other reasons. */
function reasonIn<Reason>(
  reasons: Readonly<Record<string, Reason>> & { readonly otherwise: Reason },
  why: string,
): Reason {
  return (Object.hasOwn(reasons, why) ? reasons[why] : undefined) ?? reasons.otherwise;
}

function abandonedWords(why: string, author: string): string {
  switch (why) {
    case "left":
      return words.chatLog.customerLeft;
    case "ended":
      return words.chatLog.endedBefore(author);
    default:
      return words.chatLog.customerGone;
  }
}
