import type { Cursor } from "./draft-store.ts";

/**
 * Puts the text where the selection is as if it were typed: it is the only way by which the browser can undo it.
 * `false` when the browser will not.
 */
export function typeInto(field: HTMLTextAreaElement, text: string, { start, end }: Cursor): boolean {
  field.focus();
  field.setSelectionRange(start, end);
  return document.execCommand("insertText", false, text);
}
