import { type RefObject, useEffect, useRef } from "react";

/**
 * Brings the focus to where the work goes on when the address leads from a list to an item and back: to the form's
 * heading, and to the row that was left. (U-9)
 */
export function useFocusOnItem(item: string | undefined): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const last = useRef(item);
  useEffect(() => {
    if (last.current === item) return;
    const find = (selector: string) => place.current?.querySelector<HTMLElement>(selector);
    const row = item === undefined ? find(`[data-item="${CSS.escape(last.current ?? "")}"]`) : null;
    (row ?? find("[data-begin]"))?.focus();
    last.current = item;
  }, [item]);
  return place;
}
