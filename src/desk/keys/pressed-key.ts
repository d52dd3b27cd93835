import { type KeyName, keyRows } from "./key-table.ts";

type Press = Pick<
  KeyboardEvent,
  "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "isComposing"
>;

const named = new Map<string, KeyName>(
  Object.entries(keyRows).map(([name, { letter, held = "alt" }]) => [`${held}+${letter}`, name as KeyName]),
);

/**
 * The key of the desk that was pressed. Letters go by what is printed on them; on a layout that has no Latin
 * letters they go by their place, where such keyboards print the Latin ones, too.
 */
export function pressedKey(press: Press, isMac: boolean): KeyName | null {
  const { altKey, ctrlKey, metaKey, shiftKey, isComposing } = press;
  if (isComposing) return null;
  const keys = [ctrlKey && "control", altKey && "alt", shiftKey && "shift", metaKey && "meta"];
  // AltGr is Ctrl and Alt on some keyboards, and writes letters.
  const alt = isMac ? "control+shift" : "alt";
  const mod = isMac ? "meta" : "control";
  const all = keys.filter((key) => key !== false).join("+");
  const held = all === alt ? "alt" : all === mod ? "mod" : null;
  if (held !== null) return named.get(`${held}+${letterOf(press)}`) ?? null;
  // The sign itself says which keys it needs.
  return ctrlKey || altKey || metaKey ? null : (named.get(`none+${press.key}`) ?? null);
}

function letterOf({ key, code }: Press): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return isOfLayoutWithoutLatin(key) && /^Key[A-Z]$/.test(code) ? code.slice("Key".length) : " ";
}

/** A letter of another script, or a press that an input method has taken without composing anything. */
function isOfLayoutWithoutLatin(key: string): boolean {
  if (key === "Process" || key === "Unidentified") return true;
  return /^[\p{L}\p{M}]+$/u.test(key) && !/\p{Script=Latin}/u.test(key);
}
