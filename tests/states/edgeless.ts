declare global {
  interface Window {
    surfaces: readonly Element[];
  }
}

/**
 * Remembers what stands out by a ground of its own, seen from within the page in its usual colours. Drawings and
 * pictures keep theirs.
 */
export function markSurfaces(): void {
  const ground = (element: Element) => getComputedStyle(element).backgroundColor;
  const isClear = (colour: string) => colour === "rgba(0, 0, 0, 0)";
  const behind = (element: Element): string => {
    let around = element.parentElement;
    while (around && isClear(ground(around))) around = around.parentElement;
    return around ? ground(around) : "";
  };
  window.surfaces = [...document.querySelectorAll("body :not(svg, svg *, img)")].filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    const isSeen = width > 12 && height > 12 && element.checkVisibility({ visibilityProperty: true });
    return isSeen && !isClear(ground(element)) && ground(element) !== behind(element);
  });
}

/** Those of them whose edges are lost where the reader chooses the colours. */
export function edgelessIn(): string[] {
  const edgeless = window.surfaces.filter((element) => {
    if (!element.isConnected || element.closest("dialog:not([open])")) return false;
    const { borderTopWidth, borderBottomWidth, outlineStyle } = getComputedStyle(element);
    return `${borderTopWidth} ${borderBottomWidth} ${outlineStyle}` === "0px 0px none";
  });
  return edgeless.map((element) => `no edge: ${element.outerHTML.slice(0, 120)}`);
}
