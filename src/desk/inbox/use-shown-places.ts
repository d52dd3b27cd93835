import { useMemo, useState } from "react";
import { keepPlaces } from "./keep-places.ts";
import type { Place } from "./place-items.ts";

export interface ShownPlaces {
  readonly places: readonly Place[];
  /** To be spread on the list: they tell whether the pointer or the focus is on it. */
  readonly touch: {
    onPointerEnter(): void;
    onPointerLeave(): void;
    onFocus(): void;
    onBlur(event: React.FocusEvent): void;
  };
}

/** Where the items are shown: as sorted, but held still under the pointer and the focus. */
export function useShownPlaces(sorted: readonly Place[]): ShownPlaces {
  const [hasPointer, setHasPointer] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const [shown, setShown] = useState(sorted);
  const isHeld = hasPointer || hasFocus;
  const places = useMemo(() => (isHeld ? keepPlaces(shown, sorted) : sorted), [isHeld, shown, sorted]);
  if (places !== shown && !isSame(places, shown)) setShown(places);
  return {
    places,
    touch: {
      onPointerEnter: () => setHasPointer(true),
      onPointerLeave: () => setHasPointer(false),
      onFocus: () => setHasFocus(true),
      onBlur: ({ currentTarget, relatedTarget }) => setHasFocus(currentTarget.contains(relatedTarget)),
    },
  };
}

function isSame(a: readonly Place[], b: readonly Place[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ chatId, section }, index) => chatId === b[index]?.chatId && section === b[index].section)
  );
}
