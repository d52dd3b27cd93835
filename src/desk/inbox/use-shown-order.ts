import { useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { keepOrder } from "./keep-order.ts";

interface ShownOrder {
  readonly order: readonly ChatId[];
  /** To be spread on the list: they tell whether the pointer or the focus is on it. */
  readonly touch: {
    onPointerEnter(): void;
    onPointerLeave(): void;
    onFocus(): void;
    onBlur(event: React.FocusEvent): void;
  };
}

/** The order in which the items are shown: as sorted, but held still under the pointer and the focus. */
export function useShownOrder(sorted: readonly ChatId[]): ShownOrder {
  const [hasPointer, setHasPointer] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const [shown, setShown] = useState(sorted);
  const order = hasPointer || hasFocus ? keepOrder(shown, sorted) : sorted;
  if (!isSame(order, shown)) setShown(order);
  return {
    order,
    touch: {
      onPointerEnter: () => setHasPointer(true),
      onPointerLeave: () => setHasPointer(false),
      onFocus: () => setHasFocus(true),
      onBlur: ({ currentTarget, relatedTarget }) => setHasFocus(currentTarget.contains(relatedTarget)),
    },
  };
}

function isSame(a: readonly ChatId[], b: readonly ChatId[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
