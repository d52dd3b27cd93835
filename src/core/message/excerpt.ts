import { cutText } from "../cut-text.ts";
import type { MessagePart } from "./message-part.ts";

/** How many UTF-16 units of a message stand in for it in lists. */
export const excerptLengthMax = 120;

/** Stands for a part of a kind that this version does not know. */
const unknownPart = "…";

/** What stands for a message where there is one line for it: in inboxes, queues, lists of chats. */
export function excerptOf(parts: readonly MessagePart[]): string {
  const words = parts.map((part) => (part.kind === "text" ? part.text : unknownPart)).join(" ");
  return cutText(words.replace(/\s+/g, " ").trim(), excerptLengthMax);
}
