import type { KeyKind } from "./key-table.ts";

/** Something that is done: to this chat, or, with `null`, to none. */
export interface KeyAct {
  readonly chatId: string | null;
  /** `null` when it cannot be done now. */
  readonly act: (() => void) | null;
}

export interface Panes {
  /** The chat of the pane that has the focus. */
  readonly focused: string | null;
  /** The chats of all panes on the screen, the one that is looked at first. */
  readonly shown: readonly string[];
}

/**
 * What a key does. It acts on the chat of the pane that has the focus. With the focus elsewhere it acts on the
 * chat that is looked at, but no chat leaves the inbox as long as two are on the screen: then it is `unclear`
 * which is meant. A key that only leads somewhere goes to whatever place there is.
 */
export function chooseAct<Act extends KeyAct>(
  acts: readonly Act[],
  kind: KeyKind,
  { focused, shown }: Panes,
): Act | "unclear" | null {
  const of = (chatId: string | undefined) => acts.find((one) => one.chatId === null || one.chatId === chatId);
  const anyPlace = kind === "go" ? acts[0] : undefined;
  if (focused !== null) return of(focused) ?? anyPlace ?? null;
  if (kind === "leave" && new Set(shown).size > 1) return "unclear";
  return of(shown[0]) ?? anyPlace ?? null;
}
