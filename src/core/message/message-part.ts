/** Plain text with its line breaks, as somebody wrote it. */
export interface TextPart {
  readonly kind: "text";
  readonly text: string;
}

/**
 * One part of what a message says. Kinds are an open set: a file and a list of choices will join this
 * union. Whoever reads a log or a frame may meet a kind from a later version, and leaves out, or marks as
 * unknown, that one part and nothing else.
 */
export type MessagePart = TextPart;

/** A message that is nothing but text. */
export function textParts(text: string): readonly MessagePart[] {
  return [{ kind: "text", text }];
}

/** Everything in a message that is text. */
export function textOf(parts: readonly MessagePart[]): string {
  return parts.flatMap((part) => (part.kind === "text" ? part.text : [])).join("\n");
}
