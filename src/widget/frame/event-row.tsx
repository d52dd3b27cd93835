import { clock } from "./clock.ts";
import type { EventItem } from "./chat-item.ts";
import type { Words } from "./words/words.ts";

interface Props {
  readonly item: EventItem;
  readonly company: string;
  readonly words: Words;
}

/** Something that happened, in one line; a new chat also draws a line under the old one. */
export function EventRow({ item, company, words }: Props) {
  const isDivider = item.event.type === "requested";
  return (
    <div class={isDivider ? "event divider" : "event"} title={clock.exact(item.at)}>
      <span>{tell(item, company, words)}</span>
    </div>
  );
}

function tell({ event, agent }: EventItem, company: string, words: Words): string | null {
  switch (event.type) {
    case "requested":
      return words.newChat;
    case "joined":
      if (!event.again) return words.joined(event.name);
      return event.name === agent ? words.isBack(event.name) : words.tookOver(event.name);
    case "waiting":
      return words.backInLine;
    case "ended":
      if (event.by === "customer") return words.endedByCustomer;
      // An agent who never spoke with the customer ends it in the company's name.
      return words.endedByAgent((event.by === "agent" && agent) || company || words.somebody);
    default:
      return null;
  }
}
