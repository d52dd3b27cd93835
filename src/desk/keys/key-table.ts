/** Whether a key only leads somewhere, does something to a chat, or has the chat leave the inbox. */
export type KeyKind = "go" | "act" | "leave";

interface Key {
  readonly letter: string;
  readonly kind: KeyKind;
  readonly words: string;
}

/** Every key of the desk, in the order of the list under `?`. */
export const keyTable = {
  inbox: { letter: "I", kind: "go", words: "Go to the inbox; ↑ ↓ select an item" },
  play: { letter: "P", kind: "act", words: "Play: make the chat the active item" },
  pause: { letter: "U", kind: "act", words: "Pause the chat" },
  reply: { letter: "R", kind: "go", words: "Go to the reply" },
  template: { letter: "M", kind: "go", words: "Search the templates" },
  classify: { letter: "C", kind: "go", words: "Go to the classification" },
  note: { letter: "N", kind: "go", words: "Go to the note" },
  "put-back": { letter: "B", kind: "leave", words: "Put the chat back" },
  transfer: { letter: "T", kind: "leave", words: "Transfer the chat" },
  end: { letter: "E", kind: "leave", words: "End the chat" },
  undo: { letter: "Z", kind: "go", words: "Undo the end of a chat" },
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
