import type { Cursor } from "./draft-store.ts";

/**
 * Puts the text where the selection is as if it were typed, so that the browser can undo it. Where the browser will
 * not, the text is there all the same, and the field's listeners hear of it.
 */
export function typeInto(field: HTMLTextAreaElement, text: string, { start, end }: Cursor): void {
  field.focus();
  field.setSelectionRange(start, end);
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
