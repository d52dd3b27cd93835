import type { Cursor } from "./draft-store.ts";

/** The text with `insertion` in place of the selection, and the cursor after it. (B-34) */
export function insertAtCursor(
  text: string,
  insertion: string,
  { start, end }: Cursor,
): { readonly text: string; readonly cursor: Cursor } {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const gap = before === "" || /\s$/.test(before) ? "" : " ";
  const position = before.length + gap.length + insertion.length;
  const rest = after === "" || /^[\s.,;:!?)]/.test(after) ? after : ` ${after}`;
  return {
    text: `${before}${gap}${insertion}${rest}`,
    cursor: { start: position, end: position },
  };
}
