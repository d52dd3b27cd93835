/** The meaning of a key for a list of suggestions. */
export type ListKey = "next" | "previous" | "take" | "close";

const keys: Readonly<Record<string, ListKey>> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  Tab: "take",
  Escape: "close",
};

/** The meaning of a key that was pressed in the field; the key that sends takes a suggestion where there is one. */
export function listKeyOf(
  { key, shiftKey, isComposing }: Pick<KeyboardEvent, "key" | "shiftKey" | "isComposing">,
  sends: boolean,
): ListKey | null {
  if (sends) return "take";
  return shiftKey || isComposing ? null : (keys[key] ?? null);
}
