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
  | { readonly kind: "happenings"; readonly key: string; readonly happenings: readonly Happening[] };

/** Something that happened, in words. */
export interface Happening {
  readonly number: number;
  readonly at: number;
  readonly words: string;
}

/** Messages of one person within this time stand under one name. */
const togetherMs = 3 * 60_000;

/** Lines, and what they were made of. */
interface MadeLines {
  readonly lines: readonly Line[];
  readonly events: readonly StaffEvent[];
  readonly wordsFor: WordsFor;
  /** The last event that has a line. */
  readonly last: StaffEvent | undefined;
}

type WordsFor = (event: StaffEvent) => string | null;

/**
 * The log of a chat as lines: days, messages with the sender on the first of a group, notes, and what happened
 * between them on one line. Events without words have no line, and come between no messages.
 */
export function linesOf(events: readonly StaffEvent[], wordsFor: WordsFor): readonly Line[] {
  return makeLines(events, wordsFor, null).lines;
}

/** The same; where events only came to those of `before`, its lines stay, and the new ones cost no more than themselves. */
export function makeLines(
  events: readonly StaffEvent[],
  wordsFor: WordsFor,
  before: MadeLines | null,
): MadeLines {
  const known = before?.wordsFor === wordsFor && goesOn(before.events, events) ? before : null;
  const lines = [...(known?.lines ?? [])];
  let previous = known?.last;
  for (const event of events.slice(known?.events.length ?? 0)) {
    const isSaid = event.type === "message" || event.type === "note";
    const words = isSaid ? "" : wordsFor(event);
    if (words === null) continue;
    if (!previous || !isSameDay(previous.at, event.at)) {
      lines.push({ kind: "day", key: `day-${event.number}`, at: event.at });
    }
    const above = lines.at(-1);
    if (!isSaid && above?.kind === "happenings") {
      const happenings = [...above.happenings, { number: event.number, at: event.at, words }];
      lines[lines.length - 1] = { ...above, happenings };
    } else {
      lines.push(lineOf(event, { previous, words }));
    }
    previous = event;
  }
  return { lines, events, wordsFor, last: previous };
}

/** Gives the lines of one chat's events, made from those it gave before. */
export function keptLines(): typeof linesOf {
  let made: MadeLines | null = null;
  return (events, wordsFor) => {
    made = makeLines(events, wordsFor, made);
    return made.lines;
  };
}

/** Events are numbered and never change: the same first and last one are the same ones between them. */
function goesOn(before: readonly StaffEvent[], events: readonly StaffEvent[]): boolean {
  return before.length > 0 && events[0] === before[0] && events[before.length - 1] === before.at(-1);
}

function lineOf(
  event: StaffEvent,
  { previous, words }: { previous: StaffEvent | undefined; words: string },
): Line {
  const { number, at } = event;
  const key = String(number);
  if (event.type === "note") return { kind: "note", key, event };
  if (event.type !== "message") return { kind: "happenings", key, happenings: [{ number, at, words }] };
  const isNext =
    previous?.type === "message" &&
    isSameSender(previous, event) &&
    at - previous.at < togetherMs &&
    isSameDay(previous.at, at);
  return { kind: "message", key, event, isFirst: !isNext };
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

/**
 * Lines of the company's messages that show how far they have come: of all in one state only the last does.
 * (B-36)
 */
export function markedLines(
  lines: readonly Line[],
  customer: Parameters<typeof messageState>[1],
): ReadonlySet<string> {
  const marked = new Set<string>();
  let stateBelow: MessageState | null = null;
  for (const line of lines.toReversed()) {
    if (line.kind !== "message" || line.event.by.kind === "customer") continue;
    const state = messageState(line.event.number, customer);
    if (state !== stateBelow) marked.add(line.key);
    stateBelow = state;
  }
  return marked;
}
