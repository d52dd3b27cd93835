import type { FilePartView, MessagePartView } from "#contract/views/message-part-view.ts";

/**
 * The text of a message, one line or more for each part but files and choices. A part of a kind unknown to this page becomes
 * `unknown`.
 */
export function textOfParts(parts: readonly MessagePartView[], unknown: string): string {
  return parts
    .flatMap((part) => {
      if (part.kind === "file" || part.kind === "choices") return [];
      return part.kind === "text" ? part.text : unknown;
    })
    .join("\n");
}

/** What a message offers for an answer. */
export function choicesOfParts(parts: readonly MessagePartView[]): readonly string[] {
  return parts.flatMap((part) => (part.kind === "choices" ? part.labels : []));
}

/** The files of a message. */
export function filesOfParts(parts: readonly MessagePartView[]): readonly FilePartView[] {
  return parts.filter((part) => part.kind === "file");
}
