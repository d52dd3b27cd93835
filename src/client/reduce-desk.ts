import type { StaffServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import { type CardTable, noCards, reduceCards } from "./reduce-cards.ts";
import { type Timeline, extendTimeline } from "./timeline.ts";

/** Everything a desk knows. It follows from the frames alone. */
export interface DeskModel {
  readonly cards: CardTable;
  readonly timelines: Readonly<Record<ChatId, Timeline<StaffEvent>>>;
  /** Chats whose customer is typing. */
  readonly typing: Readonly<Record<ChatId, true>>;
  /** Chats of which a piece is missing. */
  readonly gaps: readonly ChatId[];
}

export const emptyDesk: DeskModel = { cards: noCards, timelines: {}, typing: {}, gaps: [] };

/** The desk after one more frame of the server. */
export function reduceDesk(desk: DeskModel, frame: StaffServerFrame): DeskModel {
  switch (frame.type) {
    case "welcome":
      return { ...desk, cards: reduceCards(noCards, { put: frame.cards, drop: [] }), typing: {} };
    case "cards":
      return { ...desk, cards: reduceCards(desk.cards, frame) };
    case "typing":
      return withTyping(desk, frame.chatId, frame.on);
    case "events": {
      const { chatId } = frame;
      const { timeline, hasGap } = extendTimeline(desk.timelines[chatId], frame);
      const next = {
        ...desk,
        timelines: { ...desk.timelines, [chatId]: timeline },
        gaps: hasGap ? [...desk.gaps, chatId] : desk.gaps.filter((id) => id !== chatId),
      };
      return frame.events.some(endsTyping) ? withTyping(next, chatId, false) : next;
    }
    default:
      return desk;
  }
}

/** Their message has come, or the conversation is no longer here: nobody is typing any more. (B-30) */
function endsTyping(event: StaffEvent): boolean {
  switch (event.type) {
    case "message":
      return event.from === "customer";
    case "ended":
    case "abandoned":
    case "transferred":
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
  const typing = { ...desk.typing };
  delete typing[chatId];
  return { ...desk, typing };
}
