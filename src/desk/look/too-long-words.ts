import { words } from "../words/words.ts";
/** By how much the text is too long, in words; empty when it is not. */
export function tooLongWords(text: string, lengthMax: number): string {
  const surplus = text.length - lengthMax;
  return surplus <= 0 ? "" : words.look.tooLong(surplus, text.length, lengthMax);
}
