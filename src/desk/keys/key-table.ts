/** Whether a key only leads somewhere, does something to a chat, or has the chat leave the inbox. */
export type KeyKind = "go" | "act" | "leave";

interface Key {
  readonly letter: string;
  readonly kind: KeyKind;
}

/** Every key of the desk, in the order of the list under `?`, which has their words. */
export const keyTable = {
  inbox: { letter: "I", kind: "go" },
  play: { letter: "P", kind: "act" },
  pause: { letter: "U", kind: "act" },
  reply: { letter: "R", kind: "go" },
  template: { letter: "M", kind: "go" },
  classify: { letter: "C", kind: "go" },
  note: { letter: "N", kind: "go" },
  "put-back": { letter: "B", kind: "leave" },
  transfer: { letter: "T", kind: "leave" },
  end: { letter: "E", kind: "leave" },
  undo: { letter: "Z", kind: "go" },
} as const satisfies Record<string, Key>;

export type KeyName = keyof typeof keyTable;

/**
 * Letters need keys held beside them, so that typing text never triggers an action: Alt, and on a Mac, where
 * Option types signs and accents, Control and Shift.
 */
export const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** The key as it is printed on the keyboard. */
export function shownKey(name: KeyName): string {
  const { letter } = keyTable[name];
  return isMac ? `⌃⇧${letter}` : `Alt+${letter}`;
}

/** The key in the words of `aria-keyshortcuts`. */
export function spokenKey(name: KeyName): string {
  const { letter } = keyTable[name];
  return isMac ? `Control+Shift+${letter}` : `Alt+${letter}`;
}
