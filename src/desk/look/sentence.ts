import { Fragment, type ReactNode, createElement } from "react";

/** Draws a sentence of which a part is an element, such as a link; each language has its own order. */
export function sentence(parts: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...parts);
}
