/** Plain text with its line breaks, as somebody wrote it. */
export interface TextPart {
  readonly kind: "text";
  readonly text: string;
}

/**
 * One part of a message. Kinds are an open set: a file and a list of choices will join this union. Code that
 * meets a kind of a later version in a log or a frame leaves out that one part, or marks it as unknown.
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
