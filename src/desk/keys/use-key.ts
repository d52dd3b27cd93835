import { useEffect, useEffectEvent } from "react";
import { type KeyName, keyTable } from "./key-table.ts";

/** Does this when the key is pressed, wherever the focus is. */
export function useKey(name: KeyName, act: () => void): void {
  const actNow = useEffectEvent(act);
  useEffect(() => {
    const { code } = keyTable[name];
    const press = (event: KeyboardEvent) => {
      // AltGr is Ctrl and Alt on some keyboards, and writes letters.
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== code) return;
      // On a Mac the same keys write é, € and ñ: in a text they do that, and nothing else.
      if (isWriting(event)) return;
      event.preventDefault();
      if (!event.repeat && !isDialogOpen()) actNow();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [name]);
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

function isWriting({ key, target }: KeyboardEvent): boolean {
  const isInText = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  return isInText && !/^[a-z]$/i.test(key);
}
