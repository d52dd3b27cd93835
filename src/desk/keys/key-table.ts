import { words } from "../words/words.ts";

/** Whether it only leads somewhere, does something to a chat or oneself, or has the chat leave the inbox. */
export type KeyKind = "go" | "act" | "leave";

/**
 * What is held beside the letter. `alt`: Alt, and on a Mac, where Option types signs and accents, Control and Shift:
 * so typing text never triggers anything. `mod`: Control, and on a Mac Command. `none`: outside of texts only.
 */
type Held = "alt" | "mod" | "none";

interface Row {
  /** As it is printed on the keyboard; empty for what is in the palette only. */
  readonly letter: string;
  readonly kind: KeyKind;
  readonly held?: Held;
}

/**
 * Everything that can be done by a key or from the palette, in the order of both and of the list under `?`. The
 * words are in `laterWords.keys.table`; whoever can do it now says so with `useKey` or `useChoices`. (B-26)
 */
const keyTable = {
  palette: { letter: "K", kind: "go", held: "mod" },
  "take-this": { letter: "", kind: "act" },
  play: { letter: "P", kind: "act" },
  pause: { letter: "U", kind: "act" },
  reply: { letter: "R", kind: "go" },
  template: { letter: "M", kind: "go" },
  classify: { letter: "C", kind: "go" },
  note: { letter: "N", kind: "go" },
  contact: { letter: "", kind: "go" },
  help: { letter: "", kind: "go" },
  "put-back": { letter: "B", kind: "leave" },
  transfer: { letter: "T", kind: "leave" },
  end: { letter: "E", kind: "leave" },
  undo: { letter: "Z", kind: "go" },
  extend: { letter: "", kind: "act" },
  finish: { letter: "F", kind: "leave" },
  block: { letter: "", kind: "act" },
  available: { letter: "A", kind: "act" },
  break: { letter: "K", kind: "act" },
  "break-for": { letter: "", kind: "act" },
  unavailable: { letter: "", kind: "act" },
  "take-next": { letter: "X", kind: "act" },
  inbox: { letter: "I", kind: "go" },
  "next-late": { letter: "L", kind: "go" },
  "next-unread": { letter: "W", kind: "go" },
  chat: { letter: "", kind: "go" },
  page: { letter: "", kind: "go" },
  queue: { letter: "", kind: "go" },
  bell: { letter: "", kind: "go" },
  "my-templates": { letter: "", kind: "go" },
  "own-account": { letter: "", kind: "go" },
  scheme: { letter: "", kind: "act" },
  language: { letter: "", kind: "act" },
  keys: { letter: "?", kind: "go", held: "none" },
  "sign-out": { letter: "", kind: "go" },
  "insert-template": { letter: "", kind: "act" },
} as const satisfies Record<string, Row>;

export type KeyName = keyof typeof keyTable;

export const keyRows: Readonly<Record<KeyName, Row>> = keyTable;

export const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** The key as it is printed on the keyboard; empty when there is none. */
export function shownKey(name: KeyName, onMac = isMac): string {
  const { letter, held = "alt" } = keyRows[name];
  if (letter === "" || held === "none") return letter;
  if (held === "mod") return onMac ? `⌘${letter}` : `${words.look.control}+${letter}`;
  return onMac ? `⌃⇧${letter}` : `Alt+${letter}`;
}

/** The key in the words of `aria-keyshortcuts`. */
export function spokenKey(name: KeyName, onMac = isMac): string {
  const { letter, held = "alt" } = keyRows[name];
  if (letter === "" || held === "none") return letter;
  if (held === "mod") return `${onMac ? "Meta" : "Control"}+${letter}`;
  return `${onMac ? "Control+Shift" : "Alt"}+${letter}`;
}

/** The words on a control with its key, for its title. */
export function withKey(said: string, name: KeyName): string {
  return `${said} (${shownKey(name)})`;
}
