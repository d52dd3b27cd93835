import { type KeyName, shownKey } from "./key-table.ts";

/** A key in place, for the eye; `aria-keyshortcuts` of the control says it to everybody else. */
export function KeyHint({ name }: { readonly name: KeyName }) {
  const key = shownKey(name);
  return key === "" ? null : <kbd aria-hidden="true">{key}</kbd>;
}
