import type { Cursor } from "./draft-store.ts";

interface Insertion {
  /** What takes the place of the selection, with the spaces that keep it apart. */
  readonly inserted: string;
  readonly text: string;
  readonly cursor: Cursor;
}

/** The text with `words` in place of the selection, and the cursor after them. (B-34) */
export function insertAtCursor(text: string, words: string, { start, end }: Cursor): Insertion {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const gapBefore = before === "" || /\s$/.test(before) ? "" : " ";
  const gapAfter = after === "" || /^[\s.,;:!?)]/.test(after) ? "" : " ";
  const inserted = `${gapBefore}${words}${gapAfter}`;
  const position = before.length + gapBefore.length + words.length;
  return { inserted, text: `${before}${inserted}${after}`, cursor: { start: position, end: position } };
}
