import { useEffectEvent, useLayoutEffect } from "react";
import { notify } from "../notifications/notification-list.ts";
import { type KeyAct, type Panes, chooseAct } from "./choose-act.ts";
import { isDialogOpen } from "./is-dialog-open.ts";
import { type KeyName, isMac, keyRows, shownKey } from "./key-table.ts";
import { words } from "../words/words.ts";
import { pressedKey } from "./pressed-key.ts";

/** Marks a pane of the screen as one about this chat: `{...chatPane(chatId)}`. */
export function chatPane(chatId: string | null): { readonly "data-chat-pane"?: string } {
  return chatId === null ? {} : { "data-chat-pane": chatId };
}

/** Something that can be done at this moment, by its key or from the palette. */
export interface Choice extends KeyAct {
  readonly name: KeyName;
  /** Instead of the words that the table has for the name. */
  readonly words?: string;
  /** Said beside the words, such as the queue of a chat. */
  readonly detail?: string;
}

const sources = new Set<() => readonly Choice[]>();

/** Everything on the screen that can be done now, in the order of the table. */
export function choicesNow(): readonly Choice[] {
  const names = Object.keys(keyRows);
  return [...sources]
    .flatMap((choices) => choices())
    .toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
}

/**
 * Offers this in the palette, and what has a key by it, for as long as the component is on the screen. `choices` is
 * asked when somebody looks.
 */
export function useChoices(choices: () => readonly Choice[]): void {
  const choicesOfNow = useEffectEvent(choices);
  // Before anything of it is seen: a key pressed at the first sight of a control counts.
  useLayoutEffect(() => {
    const source = () => choicesOfNow();
    if (sources.size === 0) window.addEventListener("keydown", press);
    sources.add(source);
    return () => {
      sources.delete(source);
      if (sources.size === 0) window.removeEventListener("keydown", press);
    };
  }, []);
}

/**
 * Does this when the key is pressed or its row in the palette is chosen; `null` when it cannot be done now. A key
 * about a chat acts only where `chooseAct` means that chat.
 */
export function useKey(name: KeyName, act: (() => void) | null, chatId: string | null = null): void {
  useChoices(() => [{ name, chatId, act }]);
}

function press(event: KeyboardEvent): void {
  const name = pressedKey(event, isMac);
  if (name === null || (keyRows[name].held === "none" && isText(event.target))) return;
  const known = [...sources].flatMap((choices) => choices().filter((choice) => choice.name === name));
  if (known.length === 0) return;
  event.preventDefault();
  if (event.repeat || isDialogOpen()) return;
  const chosen = chooseAct(known, keyRows[name].kind, panesOnScreen());
  if (chosen === "unclear") {
    notify({ tone: "alert", words: words.look.twoChats(shownKey(name)) });
  } else chosen?.act?.();
}

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

function panesOnScreen(): Panes {
  const chatOf = (pane: Element | null | undefined) => pane?.getAttribute("data-chat-pane") ?? null;
  const panes = [...document.querySelectorAll("[data-chat-pane]")].filter((pane) => pane.checkVisibility());
  return {
    focused: chatOf(document.activeElement?.closest("[data-chat-pane]")),
    shown: panes.flatMap((pane) => chatOf(pane) ?? []),
  };
}
