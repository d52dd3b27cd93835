import type { QueueId, UserId } from "#contract/ids.ts";
import type { AuthorView } from "#contract/views/author-view.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import { untilWords } from "../time/until-words.ts";

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
  switch (event.type) {
    case "message":
    case "note":
    case "played":
    case "paused":
    case "extended":
      return null;
    case "requested":
      return `Chat asked for in ${names.queue(event.queueId)}`;
    case "allocated":
      return `Allocated to ${names.user(event.to)}`;
    case "taken":
      return `Taken by ${names.user(event.to)}`;
    case "put-back":
      return `Put back by ${names.author(event.by)}`;
    case "returned":
      return `Back in its queue: ${names.user(event.from)} ${leftBecause(event.why)}`;
    case "transferred":
      return `Transferred from ${names.queue(event.fromQueueId)} to ${names.queue(event.toQueueId)} by ${names.author(event.by)}`;
    case "ended":
      return `Ended by ${names.author(event.by)}`;
    case "closed":
      return closedWords(event.why);
    case "abandoned":
      return abandonedWords(event.why, names.author(event.by));
    case "blocked":
      return `Customer blocked by ${names.author(event.by)}, ${untilWords(event.until)}: ${event.reason}`;
    case "classified":
      return event.classificationId === null
        ? `Classification taken away by ${names.author(event.by)}`
        : `Classified by ${names.author(event.by)}: ${names.classification(event.classificationId)}`;
    case "contact-assigned":
      return event.contactId === null
        ? `Contact taken away by ${names.author(event.by)}`
        : `Contact assigned by ${names.author(event.by)}`;
    case "target-missed":
      return `Reply target of ${Math.round(event.targetMs / 1000)} s missed`;
    default:
      event satisfies never;
      return null;
  }
}

function leftBecause(why: string): string {
  switch (why) {
    case "agent-gone":
      return "lost the connection";
    case "signed-out":
      return "signed out";
    case "no-longer-served":
      return "serves it no more";
    default:
      return "left it";
  }
}

function closedWords(why: string): string {
  switch (why) {
    case "finished":
      return "Wrap-up finished, chat closed";
    case "expired":
      return "Wrap-up time ran out, chat closed";
    case "paused-too-long":
      return "Wrap-up was paused too long, chat closed";
    default:
      return "Chat closed";
  }
}

function abandonedWords(why: string, author: string): string {
  switch (why) {
    case "left":
      return "The customer left before anyone had the chat";
    case "ended":
      return `Ended by ${author} before anyone had the chat`;
    default:
      return "The customer was gone too long";
  }
}
