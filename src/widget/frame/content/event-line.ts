import { say } from "#contract/sentence.ts";
import type { EventItem } from "../chat-item.ts";
import type { LaterWords } from "../words/later-words.ts";

interface Words {
  readonly events: LaterWords["events"];
  readonly somebody: string;
}

/** Something that happened, in one line; `null`: nothing to tell. */
export function eventLine(
  { event, agent }: EventItem,
  company: string,
  { events, somebody }: Words,
): string | null {
  switch (event.type) {
    case "requested":
      return events.newChat;
    case "joined":
      if (!event.again) return say(events.joined, event);
      return say(event.name === agent ? events.isBack : events.tookOver, event);
    case "waiting":
      return events.backInLine;
    case "ended":
      if (event.by === "customer") return events.endedByCustomer;
      // An agent who never spoke with the customer ends it in the company's name.
      return say(events.endedByAgent, {
        name: (event.by === "agent" && agent) || company || somebody,
      });
    default:
      return null;
  }
}
