/** Focus that goes with what had it comes to the messages, or to what stands in their place. (B-76) */
export function keepFocus(page: Element): void {
  let last: EventTarget | null = null;
  document.addEventListener("focusin", ({ target }) => (last = target));
  new MutationObserver(() => {
    const isLost = last && !(last as Element).isConnected && document.activeElement === document.body;
    // Nobody is here while the company's page has the focus.
    if (isLost && document.hasFocus())
      document.querySelector<HTMLElement>(".log,.form-place,.farewell")?.focus();
  }).observe(page, { childList: true, subtree: true });
}
