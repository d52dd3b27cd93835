import { splitLinks } from "#client/split-links.ts";

/** What a message says beside plain text, as functions, so that the lines can draw it without knowing it beforehand. */
export const messageContent = { drawText };

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
