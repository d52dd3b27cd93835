import { useEffect, useEffectEvent } from "react";
import { isDialogOpen } from "./is-dialog-open.ts";

/** Does this when `?` is pressed, except where it is written into a text, and over a dialog. */
export function useQuestionMark(act: () => void): void {
  const actNow = useEffectEvent(act);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "?" && !event.repeat && !isText(event.target) && !isDialogOpen()) actNow();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}
