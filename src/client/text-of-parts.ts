import type { MessagePartView } from "#contract/views/message-part-view.ts";

/**
 * The text of a message, one line or more for each part. A part of a kind unknown to this page becomes
 * `unknown`.
 */
export function textOfParts(parts: readonly MessagePartView[], unknown: string): string {
  return parts.map((part) => (part.kind === "text" ? part.text : unknown)).join("\n");
}
