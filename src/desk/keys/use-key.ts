import { useEffect, useEffectEvent } from "react";
import { notify } from "../notifications/notification-list.ts";
import { type KeyAct, type Panes, chooseAct } from "./choose-act.ts";
import { isDialogOpen } from "./is-dialog-open.ts";
import { type KeyName, isMac, keyTable, shownKey } from "./key-table.ts";
import { words } from "../words/words.ts";
import { pressedKey } from "./pressed-key.ts";

/** Marks a pane of the screen as one about this chat: `{...chatPane(chatId)}`. */
export function chatPane(chatId: string | null): { readonly "data-chat-pane"?: string } {
  return chatId === null ? {} : { "data-chat-pane": chatId };
}

const acts = new Map<KeyName, KeyAct[]>();

/** Does this when the key is pressed. A key about a chat acts only where `chooseAct` means that chat. */
export function useKey(name: KeyName, act: () => void, chatId: string | null = null): void {
  const actNow = useEffectEvent(act);
  useEffect(() => {
    const one = { chatId, act: () => actNow() };
    if (acts.size === 0) window.addEventListener("keydown", press);
    acts.set(name, [...(acts.get(name) ?? []), one]);
    return () => {
      const left = (acts.get(name) ?? []).filter((other) => other !== one);
      if (left.length > 0) acts.set(name, left);
      else acts.delete(name);
      if (acts.size === 0) window.removeEventListener("keydown", press);
    };
  }, [name, chatId]);
}

function press(event: KeyboardEvent): void {
  const name = pressedKey(event, isMac);
  const known = name === null ? undefined : acts.get(name);
  if (name === null || !known) return;
  event.preventDefault();
  if (event.repeat || isDialogOpen()) return;
  const chosen = chooseAct(known, keyTable[name].kind, panesOnScreen());
  if (chosen === "unclear") {
    notify({ tone: "alert", words: words.look.twoChats(shownKey(name)) });
  } else chosen?.act();
}

function panesOnScreen(): Panes {
  const chatOf = (pane: Element | null | undefined) => pane?.getAttribute("data-chat-pane") ?? null;
  const panes = [...document.querySelectorAll("[data-chat-pane]")].filter((pane) => pane.checkVisibility());
  return {
    focused: chatOf(document.activeElement?.closest("[data-chat-pane]")),
    shown: panes.flatMap((pane) => chatOf(pane) ?? []),
  };
}
