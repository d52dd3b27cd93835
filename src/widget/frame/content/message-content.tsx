import type { CustomerSession } from "#client/customer-session.ts";
import { choicesOfParts } from "#client/text-of-parts.ts";
import { splitLinks } from "#client/split-links.ts";
import type { MessageItem } from "../chat-item.ts";
import { Choices } from "./choices.tsx";

/** What a message says beside plain text, as functions, so that the lines can draw it without knowing it beforehand. */
export const messageContent = { drawText, drawChoices };

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
