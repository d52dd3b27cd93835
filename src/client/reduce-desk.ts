import type { StaffServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import { type CardTable, noCards, reduceCards } from "./reduce-cards.ts";
import { type Timeline, extendTimeline, withGap } from "./timeline.ts";

/** Everything a desk knows. It follows from the frames alone. */
export interface DeskModel {
  /** The mark of the server's history, from its last welcome. */
  readonly history: string;
  readonly cards: CardTable;
  readonly timelines: Readonly<Record<ChatId, Timeline<StaffEvent>>>;
  /** Chats whose customer is typing. */
  readonly typing: Readonly<Record<ChatId, true>>;
  /** Opened chats that do not exist, or not for this user. */
  readonly notHere: Readonly<Record<ChatId, true>>;
  /** Chats with a gap in their events. */
  readonly gaps: readonly ChatId[];
}

export const emptyDesk: DeskModel = {
  history: "",
  cards: noCards,
  timelines: {},
  typing: {},
  notHere: {},
  gaps: [],
};

/** The desk after one more frame of the server. */
export function reduceDesk(desk: DeskModel, frame: StaffServerFrame): DeskModel {
  switch (frame.type) {
    case "welcome":
      return {
        ...desk,
        history: frame.history,
        cards: reduceCards(noCards, { put: frame.cards, drop: [] }),
        typing: {},
        // What was asked over the connection before is asked again over this one.
        gaps: [],
      };
    case "cards":
      return { ...desk, cards: reduceCards(desk.cards, frame) };
    case "typing":
      return withTyping(desk, frame.chatId, frame.on);
    case "events": {
      const { chatId } = frame;
      const { timeline, hasGap } = extendTimeline(desk.timelines[chatId], frame, desk.history);
      const next = {
        ...desk,
        timelines: { ...desk.timelines, [chatId]: timeline },
        notHere: without(desk.notHere, chatId),
        gaps: withGap(desk.gaps, chatId, hasGap),
      };
      return frame.events.some(endsTyping) ? withTyping(next, chatId, false) : next;
    }
    case "no-chat": {
      const { chatId } = frame;
      return {
        ...withTyping(desk, chatId, false),
        timelines: without(desk.timelines, chatId),
        notHere: { ...desk.notHere, [chatId]: true },
        gaps: desk.gaps.filter((id) => id !== chatId),
      };
    }
    default:
      return desk;
  }
}

/** The desk without the events of chats that are not to be kept, which would fill memory day by day. */
export function forgetChats(desk: DeskModel, isKept: (chatId: ChatId) => boolean): DeskModel {
  const forgotten = [desk.timelines, desk.notHere]
    .flatMap((record) => Object.keys(record) as ChatId[])
    .filter((chatId) => !isKept(chatId));
  return forgotten.reduce<DeskModel>(
    (rest, chatId) => ({
      ...rest,
      timelines: without(rest.timelines, chatId),
      notHere: without(rest.notHere, chatId),
      gaps: withGap(rest.gaps, chatId, false),
    }),
    desk,
  );
}

/**
 * The customer's message has arrived, or the conversation has left this desk: nobody is typing any more.
 * (B-30)
 */
function endsTyping(event: StaffEvent): boolean {
  switch (event.type) {
    case "message":
      return event.by.kind === "customer";
    case "ended":
    case "abandoned":
    case "transferred":
    case "accepted":
    case "put-back":
    case "returned":
      return true;
    default:
      return false;
  }
}

function withTyping(desk: DeskModel, chatId: ChatId, on: boolean): DeskModel {
  if (on) return { ...desk, typing: { ...desk.typing, [chatId]: true } };
  if (!desk.typing[chatId]) return desk;
  return { ...desk, typing: without(desk.typing, chatId) };
}

function without<Value>(
  record: Readonly<Record<ChatId, Value>>,
  chatId: ChatId,
): Readonly<Record<ChatId, Value>> {
  if (!(chatId in record)) return record;
  const rest = { ...record };
  delete rest[chatId];
  return rest;
}
