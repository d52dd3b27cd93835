const usable =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)";
/** Parts of the screen that stand for themselves: what is next to a control lies in the same one. */
const part = "section, aside, main, nav, header, footer";

/** Where work goes on, first things first: the reply, what leads to it, the item of the inbox that Tab reaches. */
const workPlaces = [
  "#reply",
  "[data-leads-to-reply] button",
  '[data-chat-id][tabindex="0"]',
  "#inbox",
  "main",
];

/**
 * Keeps the focus from falling to the page, where no key reaches anything, when what had it goes from the screen or
 * can no longer be pressed. A control that was busy gets it back; otherwise it goes to what is nearest, and last to
 * where work goes on.
 */
export function keepFocus(): void {
  /** The element that had the focus last, and its ancestors. */
  let trail: readonly Element[] = [];
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target !== document.body) trail = trailOf(target);
  });
  // A click on nothing gives the focus away on purpose.
  document.addEventListener("pointerdown", () => {
    setTimeout(() => {
      if (document.activeElement === document.body && isUsable(trail[0])) trail = [];
    });
  });
  let isDue = false;
  const keep = () => {
    isDue = false;
    if (document.activeElement !== document.body || trail.length === 0 || isBusy(trail[0])) return;
    const place = nextPlace(trail);
    if (!place) return;
    if (!place.matches(usable) && !place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
    place.focus({ preventScroll: true });
  };
  // On its way from one element to another the focus is nowhere for a moment, and what it leaves may change then.
  const watch = new MutationObserver(() => {
    if (!isDue) setTimeout(keep);
    isDue = true;
  });
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
}

function trailOf(element: Element): readonly Element[] {
  const above = element.parentElement;
  return above && above !== document.body ? [element, ...trailOf(above)] : [element];
}

function isUsable(element: Element | undefined): boolean {
  return element?.isConnected === true && !element.matches(":disabled");
}

function isBusy(element: Element | undefined): boolean {
  return element?.isConnected === true && element.matches(":disabled[data-loading]");
}

function nextPlace([last, ...around]: readonly Element[]): HTMLElement | undefined {
  if (!last) return undefined;
  if (isUsable(last)) return last as HTMLElement;
  const border = around.findIndex((place) => place.matches(part));
  const near = around.slice(0, Math.max(0, border)).filter(({ isConnected }) => isConnected);
  const places = [
    ...near.flatMap((place) => [...place.querySelectorAll<HTMLElement>(usable)]),
    // Keys that are typed on must not press a button: with a field that has gone, its part of the screen gets them.
    ...(last.matches("input, textarea")
      ? around.filter((place) => place.isConnected && place.matches(part))
      : []),
    ...workPlaces.flatMap((place) => [...document.querySelectorAll<HTMLElement>(place)]),
  ];
  return places.find((place) => place.checkVisibility()) as HTMLElement | undefined;
}
