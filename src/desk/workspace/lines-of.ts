import type { AgentWords } from "#client/desk-session.ts";
import type { OutboxEntry } from "#client/outbox.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import { isSameDay } from "../time/time-of-day.ts";

export type MessageEvent = Extract<StaffEvent, { type: "message" }>;
export type NoteEvent = Extract<StaffEvent, { type: "note" }>;

/** One line on the screen. */
export type Line =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | {
      readonly kind: "message";
      readonly key: string;
      readonly event: MessageEvent;
      readonly isFirst: boolean;
    }
  | { readonly kind: "note"; readonly key: string; readonly event: NoteEvent }
  | { readonly kind: "happening"; readonly key: string; readonly event: StaffEvent };

/** Messages of one person within this time stand under one name. */
const togetherMs = 3 * 60_000;

/**
 * The log of a chat as lines: days, messages with the sender on the first of a group, notes, other events.
 */
export function linesOf(events: readonly StaffEvent[]): Line[] {
  const lines: Line[] = [];
  let previous: StaffEvent | undefined;
  for (const event of events) {
    if (!previous || !isSameDay(previous.at, event.at)) {
      lines.push({ kind: "day", key: `day-${event.number}`, at: event.at });
    }
    lines.push(lineOf(event, previous));
    previous = event;
  }
  return lines;
}

function lineOf(event: StaffEvent, previous: StaffEvent | undefined): Line {
  const key = String(event.number);
  if (event.type === "note") return { kind: "note", key, event };
  if (event.type !== "message") return { kind: "happening", key, event };
  const goesOn =
    previous?.type === "message" &&
    isSameSender(previous, event) &&
    event.at - previous.at < togetherMs &&
    isSameDay(previous.at, event.at);
  return { kind: "message", key, event, isFirst: !goesOn };
}

function isSameSender(a: MessageEvent, b: MessageEvent): boolean {
  return a.by.kind === b.by.kind && a.by.id === b.by.id;
}

/** The customer's most recent message: it bears the reply wait. (B-31) */
export function lastCustomerNumber(events: readonly StaffEvent[]): number | null {
  return events.findLast((event) => event.type === "message" && event.by.kind === "customer")?.number ?? null;
}

/** Messages written here for this chat that are not among its events yet. */
export function onTheirWay(
  outbox: readonly OutboxEntry<AgentWords>[],
  { chatId, events }: { chatId: string; events: readonly StaffEvent[] },
): OutboxEntry<AgentWords>[] {
  const mine = outbox.filter(({ payload }) => payload.chatId === chatId);
  if (mine.length === 0) return [];
  const stored = new Set(events.map((event) => (event.type === "message" ? event.commandId : null)));
  return mine.filter(({ id }) => !stored.has(id));
}

export type MessageState = "sent" | "delivered" | "seen";

/** The delivery state of an agent's message, from the customer's position. (B-36) */
export function messageState(
  number: number,
  customer: { readonly customerDelivered: number; readonly customerSeen: number } | undefined,
): MessageState {
  if (!customer) return "sent";
  if (customer.customerSeen >= number) return "seen";
  return customer.customerDelivered >= number ? "delivered" : "sent";
}
