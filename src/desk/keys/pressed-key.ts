import { type KeyName, keyTable } from "./key-table.ts";

type Press = Pick<
  KeyboardEvent,
  "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "isComposing"
>;

const byLetter = new Map<string, KeyName>(
  Object.entries(keyTable).map(([name, { letter }]) => [letter, name as KeyName]),
);

/**
 * The key of the desk that was pressed. Letters go by what is printed on them; on a layout that has no Latin
 * letters they go by their place, where such keyboards print the Latin ones, too.
 */
export function pressedKey(press: Press, isMac: boolean): KeyName | null {
  const { altKey, ctrlKey, metaKey, shiftKey, isComposing } = press;
  // AltGr is Ctrl and Alt on some keyboards, and writes letters.
  const isHeld = isMac ? ctrlKey && shiftKey && !altKey : altKey && !ctrlKey && !shiftKey;
  if (!isHeld || metaKey || isComposing) return null;
  return byLetter.get(letterOf(press)) ?? null;
}

function letterOf({ key, code }: Press): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return isOfLayoutWithoutLatin(key) && /^Key[A-Z]$/.test(code) ? code.slice("Key".length) : "";
}

/** A letter of another script, or a press that an input method has taken without composing anything. */
function isOfLayoutWithoutLatin(key: string): boolean {
  if (key === "Process" || key === "Unidentified") return true;
  return /^[\p{L}\p{M}]+$/u.test(key) && !/\p{Script=Latin}/u.test(key);
}
