import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/** This close to the end counts as being at the end. */
const nearPx = 60;

interface PlaceInLines {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** There is something below that the reader does not see. */
  readonly isAway: boolean;
  readonly toEnd: () => void;
}

interface Ends {
  readonly firstKey: string | undefined;
  /** Changes with whatever may make the lines longer at their end. */
  readonly endKey: string;
}

/**
 * Nothing moves what somebody is reading: at the end, new lines keep the end in view; elsewhere the
 * place stays, also when older lines come above it.
 */
export function usePlaceInLines({ firstKey, endKey }: Ends): PlaceInLines {
  const scroller = useRef<HTMLDivElement>(null);
  const fromEnd = useRef(0);
  const [isAway, setIsAway] = useState(false);

  useEffect(() => {
    const place = scroller.current;
    if (!place) return undefined;
    const remember = () => {
      fromEnd.current = place.scrollHeight - place.scrollTop - place.clientHeight;
      setIsAway(fromEnd.current > nearPx);
    };
    // The box itself shrinks when the composer grows; its end stays in view all the same.
    const observer = new ResizeObserver(() => {
      if (fromEnd.current <= nearPx) place.scrollTop = place.scrollHeight;
    });
    place.scrollTop = place.scrollHeight;
    observer.observe(place);
    if (place.firstElementChild) observer.observe(place.firstElementChild);
    place.addEventListener("scroll", remember, { passive: true });
    return () => {
      observer.disconnect();
      place.removeEventListener("scroll", remember);
    };
  }, []);

  const drawn = useRef<Ends>({ firstKey, endKey });
  useLayoutEffect(() => {
    const place = scroller.current;
    const before = drawn.current;
    drawn.current = { firstKey, endKey };
    if (!place) return;
    if (before.firstKey !== firstKey) {
      place.scrollTop = place.scrollHeight - place.clientHeight - fromEnd.current;
    } else if (before.endKey !== endKey && fromEnd.current <= nearPx) {
      place.scrollTop = place.scrollHeight;
    }
  });

  const toEnd = () => {
    const place = scroller.current;
    if (place) place.scrollTop = place.scrollHeight;
  };
  return { scroller, isAway, toEnd };
}
