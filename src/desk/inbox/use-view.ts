import { type RefObject, useLayoutEffect, useState } from "react";
import { type View, viewInSteps } from "./rows-in-view.ts";

/** Until the list was measured. */
const firstView = viewInSteps({ top: 0, bottom: 1_000 });

/** The rows of a scrolling list that are in view, with some around them. */
export function useView(scroller: RefObject<HTMLElement | null>): View {
  const [view, setView] = useState(firstView);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = () => {
      const { scrollTop, clientHeight } = element;
      const next = viewInSteps({ top: scrollTop, bottom: scrollTop + clientHeight });
      setView((shown) => (shown.top === next.top && shown.bottom === next.bottom ? shown : next));
    };
    // Measured when it is scrolled or another size, and not at each drawing, which would have the page laid out.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [scroller]);
  return view;
}
