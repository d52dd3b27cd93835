import type { StoredFile } from "../file/file.ts";

/** Plain text with its line breaks, as somebody wrote it. */
export interface TextPart {
  readonly kind: "text";
  readonly text: string;
}

/** A file that was sent along; its bytes lie beside the logs. (B-38) */
export interface FilePart extends Omit<StoredFile, "by"> {
  readonly kind: "file";
}

/** Answers that are offered along with a message: whoever receives it sends one of them by one press. */
export interface ChoicesPart {
  readonly kind: "choices";
  readonly labels: readonly string[];
}

/**
 * One part of a message. Kinds are an open set. Code that meets a kind
 * of a later version in a log or a frame leaves out that one part, or marks it as unknown.
 */
export type MessagePart = TextPart | FilePart | ChoicesPart;

/** A message that is nothing but text. */
export function textParts(text: string): readonly MessagePart[] {
  return [{ kind: "text", text }];
}

/** The content of a message: words, files, or both, and the answers that are offered along with them. */
export function partsOf(
  text: string,
  files: readonly FilePart[] = [],
  choices: readonly string[] = [],
): readonly MessagePart[] {
  const offered = choices.length > 0 ? [{ kind: "choices", labels: choices } as const] : [];
  return [...(text.trim() === "" ? [] : textParts(text)), ...files, ...offered];
}

/** Everything that is offered for an answer. */
export function choicesIn(parts: readonly MessagePart[]): readonly string[] {
  return parts.flatMap((part) => (part.kind === "choices" ? part.labels : []));
}

/** The files in a message. */
export function filesIn(parts: readonly MessagePart[]): readonly FilePart[] {
  return parts.filter((part) => part.kind === "file");
}

/** Everything in a message that is text. */
export function textOf(parts: readonly MessagePart[]): string {
  return parts.flatMap((part) => (part.kind === "text" ? part.text : [])).join("\n");
}
