/** Plain text with its line breaks. */
export interface TextPartView {
  readonly kind: "text";
  readonly text: string;
}

/**
 * One part of what a message says, as both sides are sent it. Kinds are an open set: a file and a list of
 * choices will join this union, and a page of an earlier version is sent them, too. So a page says of a
 * kind it does not know that it cannot show it, and shows the rest.
 */
export type MessagePartView = TextPartView;
