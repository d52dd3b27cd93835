import { cutText } from "../cut-text.ts";
import type { MessagePart } from "./message-part.ts";

/** Most UTF-16 units of an excerpt. */
export const excerptLengthMax = 120;

/** Stands for a part of a kind that this version does not know. */
const unknownPart = "…";

/** A message on one line, for inboxes, queues and lists of chats. */
export function excerptOf(parts: readonly MessagePart[]): string {
  const words = parts.map(wordsOf).join(" ");
  // Most messages stand on one line already, and replacing each space by a space costs more than this look.
  const line = /[^\S ]|\s\s/.test(words) ? words.replace(/\s+/g, " ") : words;
  return cutText(line.trim(), excerptLengthMax);
}

function wordsOf(part: MessagePart): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "file":
      return part.name;
    case "choices":
      return "";
    default:
      return unknownPart;
  }
}
