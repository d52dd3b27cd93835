import { useEffect, useEffectEvent } from "react";

/** Does this when `?` is pressed, except where it is written into a text. */
export function useQuestionMark(act: () => void): void {
  const actNow = useEffectEvent(act);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "?" && !isText(event.target)) actNow();
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
