import { say } from "#contract/sentence.ts";
import { clock } from "./clock.ts";
import type { EventItem } from "./chat-item.ts";
import type { ChatWords } from "./words/chat-words.ts";

interface Props {
  readonly item: EventItem;
  readonly company: string;
  readonly words: ChatWords;
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

function tell({ event, agent }: EventItem, company: string, words: ChatWords): string | null {
  switch (event.type) {
    case "requested":
      return words.newChat;
    case "joined":
      if (!event.again) return say(words.joined, event);
      return say(event.name === agent ? words.isBack : words.tookOver, event);
    case "waiting":
      return words.backInLine;
    case "ended":
      if (event.by === "customer") return words.endedByCustomer;
      // An agent who never spoke with the customer ends it in the company's name.
      return say(words.endedByAgent, {
        name: (event.by === "agent" && agent) || company || words.somebody,
      });
    default:
      return null;
  }
}
