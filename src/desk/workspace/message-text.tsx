import { memo } from "react";
import { splitLinks } from "#client/split-links.ts";

/** A message as plain text with clickable links; nothing else is interpreted. (B-37) */
export const MessageText = memo(function MessageText({ text }: { readonly text: string }) {
  return splitLinks(text).map(({ text: piece, href }, index) =>
    href === undefined ? (
      piece
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- pieces of one text never move
      <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {piece}
      </a>
    ),
  );
});
