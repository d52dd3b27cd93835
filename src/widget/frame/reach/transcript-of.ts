import { choicesOfParts, filesOfParts, textOfParts } from "#client/text-of-parts.ts";
import { say } from "#contract/sentence.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import type { ReachWords } from "../words/later-words.ts";
import { locale } from "../words/locale.ts";

/** The chat as a text file: of what the customer sees, so that no note is in it. (B-57, I-6) */
export function transcriptOf(events: readonly CustomerEvent[], company: string, words: ReachWords): string {
  const clock = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short" });
  const lines = events.flatMap((event) => {
    const line = lineOf(event, company, words);
    return line === null ? [] : [`${clock.format(event.at)}  ${line}`];
  });
  return `${company}\n\n${lines.join("\n")}\n`;
}

function lineOf(event: CustomerEvent, company: string, words: ReachWords): string | null {
  switch (event.type) {
    case "message": {
      const files = filesOfParts(event.parts).map(({ name }) => `📎 ${name}`);
      const offered = choicesOfParts(event.parts).map((label) => `– ${label}`);
      const text = [textOfParts(event.parts, words.unknownPart), ...files, ...offered]
        .filter(Boolean)
        .join("\n");
      if (event.from === "automatic") return text;
      return `${event.from === "customer" ? words.you : event.name || company}: ${text}`;
    }
    case "joined":
      return `— ${say(words.joined, { name: event.name || company })} —`;
    case "waiting":
      return `— ${words.waiting} —`;
    case "ended":
      return `— ${words.ended} —`;
    default:
      return null;
  }
}
