import type { Cursor } from "../drafts/draft-store.ts";

/** The beginning of a template's or an emoji's name, being typed right before the cursor. */
export interface Trigger {
  readonly kind: "template" | "emoji";
  /** The text typed after the sign. */
  readonly search: string;
  /** From the sign to the cursor: what a choice takes the place of. */
  readonly start: number;
  readonly end: number;
}

/** A slash only where a word could begin: "and/or", a path and an address have theirs elsewhere. */
const template = /(?:^|\s)(\/)([\p{L}\p{N}_-]*)$/u;

/** Two letters at least, because ":D" and "at 12:30" are no names; a second colon says that the name is whole. */
const emoji = /(?:^|[\s(])(:)([\p{L}\p{N}_+-]{2,}:?)$/u;

/** What the writer may want to have suggested; `null`: nothing. (B-34) */
export function findTrigger(text: string, { start, end }: Cursor): Trigger | null {
  if (start !== end) return null;
  const before = text.slice(0, end);
  for (const [kind, pattern] of [
    ["template", template],
    ["emoji", emoji],
  ] as const) {
    const search = pattern.exec(before)?.[2];
    if (search !== undefined) return { kind, search, start: end - search.length - 1, end };
  }
  return null;
}
