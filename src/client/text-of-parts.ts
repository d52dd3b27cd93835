import type { MessagePartView } from "#contract/views/message-part-view.ts";

/** What a message says, part by part, each on lines of its own. Of a part this page does not know: `unknown`. */
export function textOfParts(parts: readonly MessagePartView[], unknown: string): string {
  return parts.map((part) => (part.kind === "text" ? part.text : unknown)).join("\n");
}
