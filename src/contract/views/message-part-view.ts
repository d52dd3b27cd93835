import type { FileId } from "../ids.ts";

/** Plain text with its line breaks. */
export interface TextPartView {
  readonly kind: "text";
  readonly text: string;
}

/** A file that was sent along, as `/files/<fileId>`. (B-38) */
export interface FilePartView {
  readonly kind: "file";
  readonly fileId: FileId;
  readonly name: string;
  /** Its media type, recognised by its content. */
  readonly type: string;
  readonly bytes: number;
  /** Width and height of an image, of which there is a preview; `null`: it is none. */
  readonly picture: { readonly width: number; readonly height: number } | null;
}

/** Answers to a message, of which its receiver sends one by one press. */
export interface ChoicesPartView {
  readonly kind: "choices";
  readonly labels: readonly string[];
}

/**
 * One part of what a message says, as both sides are sent it. Kinds are an open set: others will join this
 * union, and a page of an earlier version is sent them, too. So a page says of a kind it does not
 * know that it cannot show it, and shows the rest.
 */
export type MessagePartView = TextPartView | FilePartView | ChoicesPartView;
