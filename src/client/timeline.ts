import type { Have } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";

interface Numbered {
  readonly number: number;
}

/** This browser's part of a chat's log: everything it may see after `from` up to `upTo`. */
export interface Timeline<Event extends Numbered> {
  readonly chatId: ChatId;
  readonly upTo: number;
  readonly events: readonly Event[];
  /** There are older ones on the server. */
  readonly hasOlder: boolean;
  /** The mark of the server's history that these events are of. */
  readonly history: string;
}

/** A piece of a chat's log, as the server pushes it. */
export interface EventsPiece<Event extends Numbered> {
  readonly chatId: ChatId;
  readonly after: number;
  readonly upTo: number;
  readonly events: readonly Event[];
  readonly olderLeftOut: boolean;
  readonly anew?: true;
}

/**
 * The timeline with one more piece, from a connection to this history. A repeated piece changes nothing. A
 * piece that leaves a gap is not added, and `hasGap` means that everything after `upTo` must be requested
 * again.
 */
export function extendTimeline<Event extends Numbered>(
  timeline: Timeline<Event> | undefined,
  piece: EventsPiece<Event>,
  history: string,
): { readonly timeline: Timeline<Event>; readonly hasGap: boolean } {
  const { chatId, events, upTo } = piece;
  // A piece from the middle of a chat that is new here does not tell how the chat started.
  if (!timeline && piece.after > 0)
    return { timeline: { chatId, upTo: 0, events: [], hasOlder: false, history }, hasGap: true };
  if (!timeline || piece.anew || (piece.olderLeftOut && piece.after === 0 && upTo > timeline.upTo)) {
    return { timeline: { chatId, upTo, events, hasOlder: piece.olderLeftOut, history }, hasGap: false };
  }
  // The server has checked that this timeline is of its history before sending anything over this connection.
  if (upTo <= timeline.upTo) {
    return { timeline: timeline.history === history ? timeline : { ...timeline, history }, hasGap: false };
  }
  if (piece.after > timeline.upTo) return { timeline, hasGap: true };
  const news = events.filter((event) => event.number > timeline.upTo);
  return {
    timeline: { ...timeline, upTo, history, events: [...timeline.events, ...news] },
    hasGap: false,
  };
}

/** The chats with a gap, once it is known whether this one has one. */
export function withGap(gaps: readonly ChatId[], chatId: ChatId, hasGap: boolean): readonly ChatId[] {
  if (gaps.includes(chatId) === hasGap) return gaps;
  return hasGap ? [...gaps, chatId] : gaps.filter((id) => id !== chatId);
}

/** The timeline with an older page put before it. */
export function prependTimeline<Event extends Numbered>(
  timeline: Timeline<Event>,
  page: { readonly events: readonly Event[]; readonly olderLeftOut: boolean },
): Timeline<Event> {
  const first = timeline.events[0]?.number ?? Infinity;
  const older = page.events.filter((event) => event.number < first);
  return { ...timeline, events: [...older, ...timeline.events], hasOlder: page.olderLeftOut };
}

/** How much of the chat this browser holds; `null` when it holds nothing. */
export function haveOf(timeline: Timeline<Numbered> | undefined): Have | null {
  return timeline && timeline.upTo > 0 ? { number: timeline.upTo, history: timeline.history } : null;
}
