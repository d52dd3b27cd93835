import type { ChatItem, EventItem, MessageItem } from "./chat-item.ts";
import type { MessageState } from "./message-state.ts";

/** One row of the log. */
export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  | { readonly kind: "event"; readonly key: string; readonly item: EventItem }
  | {
      readonly kind: "message";
      readonly key: string;
      readonly item: MessageItem;
      readonly state: MessageState | null;
      /** The first of its group says who speaks, the last when and how far it has come. */
      readonly isFirst: boolean;
      readonly isLast: boolean;
    };

/** After this much silence the same person starts a new group. */
const groupGapMs = 5 * 60_000;

interface Options {
  readonly stateOf: (item: MessageItem) => MessageState | null;
  /** The day of a moment in the customer's time zone. */
  readonly dayOf: (at: number) => string;
  readonly today: string;
}

/**
 * The rows of the log: messages grouped by person, with a row for each new day, the first one only if it is
 * not today.
 */
export function groupLines(items: readonly ChatItem[], { stateOf, dayOf, today }: Options): Row[] {
  const shown = items.filter((item) => item.kind === "message" || isTold(item));
  let day = today;
  return shown.flatMap((item, index): Row[] => {
    const rows: Row[] = [];
    const { key, at } = item;
    const dayHere = dayOf(at);
    if (dayHere !== day) rows.push({ kind: "day", key: `day ${key}`, at });
    day = dayHere;
    if (item.kind === "event") return [...rows, { kind: "event", key, item }];
    const state = stateOf(item);
    const [before, after] = [shown[index - 1], shown[index + 1]];
    const isFirst = !before || !belongTogether(before, item) || rows.length > 0;
    const isLast =
      !after ||
      !belongTogether(item, after) ||
      dayOf(after.at) !== dayHere ||
      stateOf(after as MessageItem) !== state ||
      state === "failed";
    return [...rows, { kind: "message", key, item, state, isFirst, isLast }];
  });
}

/** A first chat needs no line that says it is one, nor what the customer did beside the chat. */
function isTold({ event: { type, ...event } }: EventItem): boolean {
  if (type === "address-left" || type === "rated") return false;
  return !("previousChatId" in event) || event.previousChatId !== null;
}

function belongTogether(before: ChatItem, after: ChatItem): boolean {
  return (
    before.kind === "message" &&
    after.kind === "message" &&
    before.from === after.from &&
    before.name === after.name &&
    after.at - before.at < groupGapMs
  );
}
