import type { Chat } from "../chat/chat.ts";
import type { ChatEvent } from "../chat/chat-event.ts";
import type { QueueId } from "../ids.ts";

/**
 * How a customer's wait for a first agent in a queue ended: an agent came, the customer left, the company
 * ended it, or the chat went on to another queue, where a wait of its own begins.
 */
export type WaitEnd = "answered" | "abandoned" | "ended" | "moved";

/** A wait for a first agent in a queue. Times are ms since epoch on the server's clock. */
export interface QueueWait {
  readonly queueId: QueueId;
  readonly beganAt: number;
  /** `null` while it goes on. */
  readonly end: { readonly at: number; readonly how: WaitEnd } | null;
}

/** A wait that is over. */
export type EndedWait = QueueWait & { readonly end: NonNullable<QueueWait["end"]> };

/**
 * A chat's waits for a first agent after one more event of its log, the oldest first. Once an agent has come
 * there are no more of them, however often the chat goes back to a queue.
 */
export function queueWaitsAfter(waits: readonly QueueWait[], event: ChatEvent): readonly QueueWait[] {
  if (event.type === "chat.requested") return [began(event.queueId, event.at)];
  const last = waits.at(-1);
  const how = endedBy(event);
  if (!last || last.end || how === null) return waits;
  const ended = [...waits.slice(0, -1), { ...last, end: { at: event.at, how } }];
  return event.type === "chat.transferred" ? [...ended, began(event.toQueueId, event.at)] : ended;
}

/**
 * The wait that this event ended in the chat's queue, of a chat that is so now; `null` when it ended none, or
 * the wait goes on in another queue.
 */
export function waitEndedIn(
  chat: Pick<Chat, "queueId" | "inQueueSince" | "hasBeenJoined">,
  event: ChatEvent,
): EndedWait | null {
  const how = endedBy(event);
  if (how === null || how === "moved" || (how !== "answered" && chat.hasBeenJoined)) return null;
  return { queueId: chat.queueId, beganAt: chat.inQueueSince, end: { at: event.at, how } };
}

export function isEnded(wait: QueueWait): wait is EndedWait {
  return wait.end !== null;
}

function began(queueId: QueueId, at: number): QueueWait {
  return { queueId, beganAt: at, end: null };
}

function endedBy(event: ChatEvent): WaitEnd | null {
  switch (event.type) {
    case "chat.played":
      return event.joins === "first" ? "answered" : null;
    case "chat.transferred":
      return "moved";
    case "chat.abandoned":
    case "chat.ended":
      return event.by.kind === "user" ? "ended" : "abandoned";
    default:
      return null;
  }
}
