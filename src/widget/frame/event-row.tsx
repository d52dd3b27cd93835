import { clock } from "./clock.ts";
import type { EventItem } from "./chat-item.ts";
import type { Words } from "./words/words.ts";

interface Props {
  readonly item: EventItem;
  readonly words: Words;
}

/** Something that happened, in one line; a new chat also draws a line under the old one. */
export function EventRow({ item, words }: Props) {
  const isDivider = item.event.type === "requested";
  return (
    <div class={isDivider ? "event divider" : "event"} title={clock.exact(item.at)}>
      <span>{tell(item, words)}</span>
    </div>
  );
}

function tell({ event, agent }: EventItem, words: Words): string {
  switch (event.type) {
    case "requested":
      return words.newChat;
    case "joined":
      if (!event.again) return words.joined(event.name);
      return event.name === agent ? words.isBack(event.name) : words.tookOver(event.name);
    case "waiting":
      return words.backInLine;
    case "ended":
      return event.by === "customer" ? words.endedByCustomer : words.endedByAgent(agent ?? words.somebody);
  }
}
