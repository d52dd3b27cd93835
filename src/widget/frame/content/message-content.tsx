import type { CustomerSession } from "#client/customer-session.ts";
import { choicesOfParts } from "#client/text-of-parts.ts";
import { splitLinks } from "#client/split-links.ts";
import type { EventItem, MessageItem } from "../chat-item.ts";
import { chat, later } from "../words/spoken.ts";
import { Choices } from "./choices.tsx";
import { eventLine } from "./event-line.ts";

/** What lines say beside plain text, as functions, so that they can be drawn without knowing it beforehand. */
export const messageContent = { drawText, drawChoices, tell };

/** The text with its addresses as links. (B-37) */
function drawText(text: string) {
  return splitLinks(text).map((piece, index) =>
    piece.href === undefined ? (
      piece.text
    ) : (
      <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </a>
    ),
  );
}

/** What is offered for an answer, beneath the text. */
function drawChoices({ chatId, number, parts }: MessageItem, session: CustomerSession) {
  const labels = choicesOfParts(parts);
  if (labels.length === 0 || !chatId || number === null) return null;
  return <Choices {...{ session, labels, chatId, number }} />;
}

function tell(item: EventItem, company: string): string | null {
  return eventLine(item, company, { events: later.events, somebody: chat.somebody });
}
